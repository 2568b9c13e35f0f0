package io.clientela.identify.internal.input.table;

import io.clientela.identify.internal.input.Place;
import io.clientela.identify.internal.input.Refusal;
import io.clientela.kernel.value.Flaw;
import io.clientela.kernel.value.Money;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one row after the other, by meaning. The first thing that is wrong with a row is kept: a reader asks for all
 * it needs and then whether the row is {@link #flawed}. Not for several threads.
 */
final class Cells {

    private final String file;
    private final TableMapping mapping;
    private final List<String> headers;
    private final int[][] columns = new int[Meaning.values().length][];
    private final int[] firstColumn = new int[columns.length];
    private final String[] constants = new String[columns.length];
    private final Map<Meaning, BigDecimal> constantNumbers = new EnumMap<>(Meaning.class);
    private final int flawId;
    private final int flawFile;
    private final int flawLine;
    private final Decimals decimals;
    private final Dates dates;
    private final Dates plainDates = new Dates(DateStyle.Order.YEAR_MONTH_DAY, 2069);
    private final Interner interner = new Interner();
    /** What each column said when it was last asked: rows of one document repeat much of one another. */
    private final String[] lastTexts;

    private Row row = new Row();
    private char[] lastDate = new char[0];
    private @Nullable LocalDateTime lastTime;
    private @Nullable Flaw flaw;

    Cells(String file, TableMapping mapping) {
        this.file = file;
        this.mapping = mapping;
        this.headers = headers(mapping);
        this.lastTexts = new String[headers.size()];
        Arrays.fill(lastTexts, "");
        for (var meaning : Meaning.values()) {
            var all = mapping.columnsOf(meaning).stream()
                    .mapToInt(ColumnMapping::index)
                    .toArray();
            columns[place(meaning)] = all;
            firstColumn[place(meaning)] = all.length == 0 ? -1 : all[0];
            constants[place(meaning)] = mapping.constants().getOrDefault(meaning, "");
        }
        this.flawId = flawColumn("flaw_id");
        this.flawFile = flawColumn("flaw_file");
        this.flawLine = flawColumn("flaw_line");
        this.decimals = new Decimals(mapping.format().numbers());
        this.dates = new Dates(mapping.format().dates().order(), 2069);
    }

    private static List<String> headers(TableMapping mapping) {
        var headers = new ArrayList<String>();
        for (var column : mapping.columns()) {
            headers.add(column.header().isEmpty() ? "column " + (column.index() + 1) : column.header());
        }
        return List.copyOf(headers);
    }

    private int flawColumn(String name) {
        for (var column : mapping.columns()) {
            if (column.header().equalsIgnoreCase(name)) {
                return column.index();
            }
        }
        return -1;
    }

    /** Whether the file is a list of flaws, mended: its rows complete what went in before. */
    boolean mended() {
        return flawId >= 0 || (flawLine >= 0 && flawFile >= 0);
    }

    /** Goes on to the next row; what was wrong with the last one is forgotten. */
    void begin(Row next) {
        row = next;
        flaw = null;
        checkWidth();
    }

    private void checkWidth() {
        if (row.isBroken()) {
            flaw("", "broken-quotes", "a quotation mark is opened in this line and never closed");
            return;
        }
        var known = headers.size();
        if (row.count() < known && mapping.format().container() == TableFormat.Container.TEXT && known > 1) {
            flaw("", "too-few-cells", row.count() + " cells where the table has " + known + " columns");
        }
        for (var i = known; i < row.count(); i++) {
            if (!row.isBlank(i)) {
                flaw("", "too-many-cells", row.count() + " cells where the table has " + known + " columns");
                return;
            }
        }
    }

    Row row() {
        return row;
    }

    /** Where the row stands; for a mended row, where it stood when it was refused. */
    Place place() {
        if (mended() && !row.isBlank(flawFile)) {
            return new Place(row.text(flawFile), Math.max(0, whole(flawLine)));
        }
        return new Place(file, row.line());
    }

    /** The id that the row has in the list of flaws, empty where it has none. */
    Optional<Long> flawId() {
        var id = whole(flawId);
        return id > 0 ? Optional.of(id) : Optional.empty();
    }

    private long whole(int column) {
        var number = row.isBlank(column) ? null : decimals.parse(row.chars(), row.start(column), row.end(column), true);
        return number == null ? 0 : number.longValue();
    }

    @SuppressWarnings("EnumOrdinal") // a place in memory, never stored
    private static int place(Meaning meaning) {
        return meaning.ordinal();
    }

    /** The column of a meaning, -1 where there is none. */
    int column(Meaning meaning) {
        return firstColumn[place(meaning)];
    }

    int[] columnsOf(Meaning meaning) {
        return columns[place(meaning)];
    }

    /** The name of a column. */
    String header(int column) {
        return headers.get(column);
    }

    /** Whether the row's cell of the meaning is empty, or no column has it. */
    boolean isBlank(Meaning meaning) {
        return row.isBlank(column(meaning));
    }

    /** The text of the meaning: of its cell, else the constant, else empty. */
    String text(Meaning meaning) {
        var column = column(meaning);
        return row.isBlank(column) ? constants[place(meaning)] : cell(column);
    }

    /** The text of the meaning in the row itself, empty where its cell is empty, whatever holds for all rows. */
    String own(Meaning meaning) {
        return isBlank(meaning) ? "" : cell(column(meaning));
    }

    /** The text of a cell. */
    String cell(int column) {
        var from = row.start(column);
        var to = row.end(column);
        if (column < 0 || column >= lastTexts.length) {
            return interner.text(row.chars(), from, to);
        }
        var last = lastTexts[column];
        if (!Interner.same(last, row.chars(), from, to - from)) {
            last = interner.text(row.chars(), from, to);
            lastTexts[column] = last;
        }
        return last;
    }

    /** A code or number of a thing: as {@link #text}, without the {@code .0} that spreadsheets put behind figures. */
    String code(Meaning meaning) {
        var column = column(meaning);
        if (row.isBlank(column)) {
            return bare(constants[place(meaning)]);
        }
        var end = row.end(column);
        var mayBeFigures = row.chars()[end - 1] == '0';
        return mayBeFigures ? bare(cell(column)) : cell(column);
    }

    private static String bare(String code) {
        if (!code.endsWith(".0")) {
            return code;
        }
        var bare = code.substring(0, code.length() - 2);
        return bare.chars().allMatch(Character::isDigit) ? bare : code;
    }

    /** The number of the meaning; null where the cell is empty, and, with a flaw, where it is none. */
    @Nullable
    BigDecimal number(Meaning meaning) {
        var column = column(meaning);
        if (row.isBlank(column)) {
            return constant(meaning);
        }
        var value = decimals.parse(row.chars(), row.start(column), row.end(column), row.isPlain(column));
        if (value == null) {
            flaw(headers.get(column), "not-a-number", "'" + row.text(column) + "' is no number");
        }
        return value;
    }

    private @Nullable BigDecimal constant(Meaning meaning) {
        var text = constants[place(meaning)];
        if (text.isEmpty()) {
            return null;
        }
        var value = constantNumbers.computeIfAbsent(meaning, any -> number(text));
        if (value == null) {
            flaw(
                    "",
                    "not-a-number",
                    "'" + text + "', which holds for all rows as " + meaning.code() + ", is no number");
        }
        return value;
    }

    /** What holds for all rows is written by a person or in a map file, and not as the file writes its numbers. */
    private @Nullable BigDecimal number(String constant) {
        var plain = decimals.parse(constant.toCharArray(), 0, constant.length(), true);
        var styled = plain == null ? decimals.parse(constant) : plain;
        return styled == null ? new Decimals(NumberStyle.COMMA).parse(constant) : styled;
    }

    /** The date of the meaning; null where the cell is empty, and, with a flaw, where it is none. */
    @Nullable
    LocalDateTime date(Meaning meaning) {
        var column = column(meaning);
        if (row.isBlank(column)) {
            return null;
        }
        var from = row.start(column);
        var to = row.end(column);
        if (lastTime != null && Arrays.equals(lastDate, 0, lastDate.length, row.chars(), from, to)) {
            return lastTime;
        }
        var style = row.isPlain(column) ? plainDates : dates;
        var date = style.parse(row.chars(), from, to);
        if (date == null) {
            var expected = style == dates ? mapping.format().dates().order() : DateStyle.Order.YEAR_MONTH_DAY;
            var order = expected.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            flaw(headers.get(column), "not-a-date", "'" + row.text(column) + "' is no date written as " + order);
            return null;
        }
        lastDate = Arrays.copyOfRange(row.chars(), from, to);
        lastTime = date;
        return date;
    }

    /** The time of day of the meaning {@link Meaning#TIME}, null where there is none. */
    @Nullable
    LocalTime time() {
        var text = text(Meaning.TIME);
        if (text.isEmpty()) {
            return null;
        }
        var read = plainDates.parse("2000-01-01 " + (text.indexOf('.') > 0 ? text.replace('.', ':') : text));
        return read == null ? null : read.toLocalTime();
    }

    /** Notes that something is wrong with the row; the first thing noted stays. */
    void flaw(Meaning meaning, String reason, String detail) {
        var column = column(meaning);
        flaw(column < 0 ? "" : headers.get(column), reason, detail);
    }

    private void flaw(String field, String reason, String detail) {
        if (flaw == null) {
            flaw = new Flaw(file, row.line(), field, reason, detail);
        }
    }

    boolean flawed() {
        return flaw != null;
    }

    /** A remark on the row that goes in all the same. */
    Flaw remark(Meaning meaning, String reason, String detail) {
        var column = column(meaning);
        return new Flaw(file, row.line(), column < 0 ? "" : headers.get(column), reason, detail);
    }

    /** The row, which is {@link #flawed}, as refused. */
    Refusal refusal(Optional<Money> amount) {
        return new Refusal(Objects.requireNonNull(flaw, "a row without flaw"), headers, row.cells(), amount);
    }
}
