package io.clientela.identify.internal.input.table;

import io.clientela.identify.internal.input.table.ColumnMapping.Reason;
import io.clientela.identify.internal.input.table.Sample.SampleRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Proves the meaning of columns of figures by what they come to: quantity × price = amount, amount × rate = with tax. */
final class Arithmetic {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal HALF_CENT_AND_MORE = new BigDecimal("0.011");
    static final String TOTAL = "of the whole document; quantity × price are the lines";
    private static final int MOST_COLUMNS = 12;
    private static final int LEAST_ROWS = 5;

    private final List<SampleRow> rows;
    private final Decimals plain = new Decimals(NumberStyle.POINT);
    private final Decimals styled;
    private List<ColumnMapping> columns;

    Arithmetic(List<SampleRow> rows, TableFormat format, List<ColumnMapping> columns) {
        this.rows = rows.size() > 200 ? rows.subList(0, 200) : rows;
        this.styled = new Decimals(format.numbers());
        this.columns = columns;
    }

    /** The columns with what the figures prove. */
    List<ColumnMapping> prove() {
        leaveTotalsAside();
        var quantity = column(Meaning.QUANTITY);
        var price = column(Meaning.UNIT_PRICE);
        var amount = column(Meaning.AMOUNT);
        if (quantity >= 0 && price >= 0 && amount < 0) {
            lookFor(Meaning.AMOUNT, other -> product(quantity, price, other, -1));
        } else if (quantity >= 0 && amount >= 0 && price < 0) {
            lookFor(Meaning.UNIT_PRICE, other -> product(quantity, other, amount, -1));
        } else if (price >= 0 && amount >= 0 && quantity < 0) {
            lookFor(Meaning.QUANTITY, other -> product(other, price, amount, -1));
        } else if (quantity < 0 && price < 0 && amount < 0) {
            lookForAll();
        }
        withTax();
        return columns;
    }

    /** An amount by its name that stands for the whole document is no amount of a line, where quantity and price tell one. */
    private void leaveTotalsAside() {
        var quantity = column(Meaning.QUANTITY);
        var price = column(Meaning.UNIT_PRICE) < 0 ? column(Meaning.UNIT_PRICE_WITH_TAX) : column(Meaning.UNIT_PRICE);
        if (quantity < 0 || price < 0) {
            return;
        }
        for (var meaning : List.of(Meaning.AMOUNT, Meaning.AMOUNT_WITH_TAX)) {
            var amount = column(meaning);
            if (amount >= 0 && totals(quantity, price, amount).found()) {
                set(amount, Meaning.IGNORE, TOTAL);
            }
        }
    }

    private DocumentTotals totals(int quantity, int price, int amount) {
        var totals = new DocumentTotals();
        for (var row : rows) {
            var document = document(row);
            var a = number(row, quantity);
            var b = number(row, price);
            if (!document.isEmpty() && a != null && b != null && a.signum() != 0 && b.signum() != 0) {
                var rate = orZero(row, Meaning.TAX_RATE);
                var kept = HUNDRED.subtract(orZero(row, Meaning.DISCOUNT_PERCENT));
                var product = a.multiply(b).multiply(kept).movePointLeft(2);
                totals.add(document, new DocumentTotals.Figures(product, rate, number(row, amount)));
            }
        }
        return totals;
    }

    /**
     * Series, number and, where the row states it, day of a row's document; without numbers the customer and the moment.
     * Empty where the row does not tell.
     */
    private String document(SampleRow row) {
        if (column(Meaning.DOCUMENT_NUMBER) < 0) {
            var who = cell(row, Meaning.CUSTOMER_CODE) + cell(row, Meaning.CARD_NUMBER) + cell(row, Meaning.EMAIL);
            return who.isEmpty() ? "" : who + "/" + cell(row, Meaning.DATE);
        }
        var number = cell(row, Meaning.DOCUMENT_NUMBER);
        var day = cell(row, Meaning.DATE).replaceFirst("(?<=^.{6,40})[ T].*", "");
        return number.isEmpty() ? "" : cell(row, Meaning.SERIES) + "/" + number + "/" + day;
    }

    private String cell(SampleRow row, Meaning meaning) {
        var column = column(meaning);
        return column < 0 ? "" : row.cell(column);
    }

    private BigDecimal orZero(SampleRow row, Meaning meaning) {
        var column = column(meaning);
        var number = column < 0 ? null : number(row, column);
        return number == null ? BigDecimal.ZERO : number;
    }

    private interface Test {
        double share(int column);
    }

    private void lookFor(Meaning meaning, Test test) {
        for (var other : free()) {
            if (test.share(other) >= 0.95) {
                set(other, meaning);
                return;
            }
        }
    }

    private void lookForAll() {
        var free = free();
        for (int quantity : free) {
            for (int price : free) {
                for (int amount : free) {
                    var distinct = quantity != price && price != amount && quantity != amount;
                    if (distinct
                            && whole(quantity)
                            && !same(price, amount)
                            && product(quantity, price, amount, -1) >= 0.95) {
                        set(quantity, Meaning.QUANTITY);
                        set(price, Meaning.UNIT_PRICE);
                        set(amount, Meaning.AMOUNT);
                        return;
                    }
                }
            }
        }
    }

    /** A column taken for the net amount may turn out to be the amount with tax. */
    private void withTax() {
        var quantity = column(Meaning.QUANTITY);
        var price = column(Meaning.UNIT_PRICE);
        var amount = column(Meaning.AMOUNT);
        var rate = column(Meaning.TAX_RATE);
        if (quantity < 0 || price < 0 || amount < 0 || rate < 0 || column(Meaning.AMOUNT_WITH_TAX) >= 0) {
            return;
        }
        if (product(quantity, price, amount, -1) < 0.5 && product(quantity, price, amount, rate) >= 0.95) {
            set(amount, Meaning.AMOUNT_WITH_TAX);
        }
    }

    /** The share of rows in which the first times the second, with the tax rate if given, is the third. */
    private double product(int first, int second, int third, int rate) {
        var told = 0;
        var right = 0;
        for (var row : rows) {
            var a = number(row, first);
            var b = number(row, second);
            var c = number(row, third);
            if (a == null || b == null || c == null || a.signum() == 0 || b.signum() == 0) {
                continue;
            }
            var r = rate < 0 ? BigDecimal.ZERO : number(row, rate);
            var expected = a.multiply(b);
            if (r != null && r.signum() != 0) {
                expected = expected.add(expected.multiply(r).divide(HUNDRED));
            }
            told++;
            right += expected.abs().subtract(c.abs()).abs().compareTo(HALF_CENT_AND_MORE) <= 0 ? 1 : 0;
        }
        return told < LEAST_ROWS ? 0 : (double) right / told;
    }

    private boolean whole(int column) {
        return rows.stream()
                .map(row -> number(row, column))
                .allMatch(n -> n == null || n.stripTrailingZeros().scale() <= 0);
    }

    private boolean same(int one, int other) {
        return rows.stream().allMatch(row -> row.cell(one).equals(row.cell(other)));
    }

    private List<Integer> free() {
        var free = new ArrayList<Integer>();
        for (var column : columns) {
            var unknown = column.meaning() == Meaning.IGNORE && column.reason() == Reason.UNKNOWN;
            if (unknown && free.size() < MOST_COLUMNS && isNumeric(column.index())) {
                free.add(column.index());
            }
        }
        return free;
    }

    private boolean isNumeric(int column) {
        var numbers = rows.stream().filter(row -> number(row, column) != null).count();
        return numbers >= LEAST_ROWS && numbers * 10 >= rows.size() * 9L;
    }

    private @Nullable BigDecimal number(SampleRow row, int column) {
        return (row.isPlain(column) ? plain : styled).parse(row.cell(column));
    }

    private int column(Meaning meaning) {
        return columns.stream()
                .filter(column -> column.meaning() == meaning)
                .mapToInt(ColumnMapping::index)
                .findFirst()
                .orElse(-1);
    }

    private void set(int index, Meaning meaning) {
        set(index, meaning, "quantity × price = amount");
    }

    private void set(int index, Meaning meaning, String detail) {
        var changed = new ArrayList<>(columns);
        var header = columns.get(index).header();
        changed.set(index, new ColumnMapping(index, header, meaning, 0.9, Reason.ARITHMETIC, detail));
        columns = changed;
    }
}
