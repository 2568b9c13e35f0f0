package io.clientela.console.internal.analysis;

import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.CustomersBehind;
import io.clientela.differentiate.CustomersBehind.Cell;
import io.clientela.differentiate.CustomersBehind.Column;
import io.clientela.differentiate.CustomersBehind.Row;
import io.clientela.differentiate.Feature;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One page of the named customers behind a figure, as it is shown. */
public final class BehindList {

    /** The parameters that say in the heading of a list what it is narrowed by, in the order of its message. */
    private static final Map<String, List<String>> TOLD = Map.ofEntries(
            Map.entry("band", List.of("low", "high")),
            Map.entry("cohort", List.of("start", "later")),
            Map.entry("cohort-without", List.of("start", "later")),
            Map.entry("departments", List.of("n")),
            Map.entry("served", List.of("low", "high")),
            Map.entry("area", List.of("area")),
            Map.entry("channel", List.of("channel")),
            Map.entry("mix", List.of("n")),
            Map.entry("behaviour", List.of("kind")),
            Map.entry("community", List.of("place", "category")),
            Map.entry("pair", List.of("one", "other")),
            Map.entry("only-one", List.of("one", "other")));

    private final Cell cell;
    private final CustomersBehind behind;
    private final long from;
    private final int most;
    private final Words words;

    BehindList(Cell cell, CustomersBehind behind, long from, int most, Words words) {
        this.cell = cell;
        this.behind = behind;
        this.from = from;
        this.most = most;
        this.words = words;
    }

    /** Who they are. */
    public String title() {
        var told = TOLD.getOrDefault(cell.list(), List.of()).stream()
                .map(name -> (Object) shown(name, cell.where().getOrDefault(name, "")))
                .toArray();
        return words.say("analysis.list." + cell.list(), told);
    }

    private String shown(String name, String value) {
        if (name.equals("kind")) {
            return words.sayOr("analysis.behaviour.kind." + value, value);
        }
        if (value.isEmpty()) {
            return words.say("analysis.nameless");
        }
        return value.matches("\\d{4}-\\d{2}-\\d{2}") ? words.day(LocalDate.parse(value)) : value;
    }

    /** How many there are, and of which period. */
    public String lead() {
        var period = cell.where().get("year");
        return words.count("analysis.customers", behind.customers())
                + (period == null
                        ? ""
                        : " · " + words.say("analysis.period." + (period.equals("true") ? "year" : "all")));
    }

    public List<Column> columns() {
        return behind.columns();
    }

    public List<Row> rows() {
        return behind.rows();
    }

    /** Whether a column stands to the right. */
    public boolean isNumber(Column column) {
        return column.unit() != Feature.Unit.WORD;
    }

    /** The values of a row as they are read. */
    public List<String> texts(Row row) {
        return IntStream.range(0, columns().size())
                .mapToObj(i -> text(columns().get(i), row.values().get(i)))
                .toList();
    }

    private String text(Column column, @Nullable Object value) {
        return switch (value) {
            case null -> "–";
            case LocalDate day -> words.day(day);
            case BigDecimal number -> number(column, number);
            default ->
                column == Column.WHY
                        ? words.sayOr("analysis.overlooked.why." + value, value.toString())
                        : value.toString();
        };
    }

    private String number(Column column, BigDecimal number) {
        return switch (column.unit()) {
            case MONEY -> new Writing(words, currency()).money(number);
            case SHARE -> words.percent(number.doubleValue());
            case LEVEL -> words.number(number.doubleValue(), 2);
            case COUNT, DAYS, WEEKDAY, DATE, WORD -> words.number(Math.round(number.doubleValue()));
        };
    }

    private String currency() {
        var currency = cell.where().getOrDefault("currency", "");
        return currency.matches("[A-Z]{3}") ? currency : "EUR";
    }

    /** A value as it stands in a file. */
    static String plain(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal number ->
                number.setScale(Math.min(6, Math.max(0, number.scale())), RoundingMode.HALF_UP)
                        .toPlainString();
            default -> value.toString();
        };
    }

    /** All of them as a file. */
    public String export() {
        return address("/analyses/customers.csv", -1);
    }

    /** The page before; null on the first. */
    public @Nullable String before() {
        return from == 0 ? null : address("/analyses/customers", Math.max(0, from - most));
    }

    /** The next page; null on the last. */
    public @Nullable String next() {
        return from + most >= behind.customers() ? null : address("/analyses/customers", from + most);
    }

    /** Which of them are shown, such as 51–100. */
    public String place() {
        return words.number(from + 1) + "–" + words.number(from + rows().size());
    }

    private String address(String path, long passed) {
        var parameters = new HashMap<>(cell.where());
        parameters.put("of", cell.list());
        if (passed >= 0) {
            parameters.put("passed", String.format(Locale.ROOT, "%d", passed));
        }
        return Writing.address(path, parameters);
    }
}
