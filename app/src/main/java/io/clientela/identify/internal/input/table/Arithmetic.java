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
        var changed = new ArrayList<>(columns);
        var header = columns.get(index).header();
        changed.set(
                index, new ColumnMapping(index, header, meaning, 0.9, Reason.ARITHMETIC, "quantity × price = amount"));
        columns = changed;
    }
}
