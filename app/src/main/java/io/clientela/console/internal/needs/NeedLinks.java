package io.clientela.console.internal.needs;

import io.clientela.differentiate.Need;
import io.clientela.differentiate.NeedFilter;
import io.clientela.differentiate.Needs;
import io.clientela.kernel.need.NeedStatus;
import io.clientela.kernel.need.Stage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The filter of the register as it stands in the address, and the addresses that lead on from it. */
public final class NeedLinks {

    /** Stands for what is not stated. */
    public static final String NONE = "~";

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final List<String> NAMES =
            List.of("status", "stage", "origin", "department", "group", "month", "q", "customer");

    private final Map<String, String> values = new LinkedHashMap<>();

    NeedLinks(Map<String, String> parameters) {
        for (String name : NAMES) {
            String value = parameters.getOrDefault(name, "").strip();
            if (!value.isEmpty()) {
                values.put(name, value);
            }
        }
    }

    /** The value of a parameter, or nothing. */
    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    /** Whether anything is filtered. */
    public boolean filtered() {
        return !values.isEmpty();
    }

    /** The filter; parts that make no sense are left out. */
    NeedFilter filter() {
        return new NeedFilter(
                constant(NeedStatus.class, value("status")),
                constant(Stage.class, value("stage")),
                constant(Need.Origin.class, value("origin")),
                text("department").map(name -> name.equals(NONE) ? "" : name),
                text("group")
                        .map(id -> id.equals(NONE) ? "0" : id)
                        .filter(NeedLinks::isNumber)
                        .map(Long::valueOf),
                text("month").flatMap(NeedLinks::month),
                text("q"),
                text("customer").filter(NeedLinks::isNumber).map(Long::valueOf));
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Whether a text is a number that the database can hold. */
    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    private static Optional<YearMonth> month(String text) {
        try {
            return Optional.of(YearMonth.parse(text)).filter(month -> month.getYear() > 1900 && month.getYear() < 3000);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** A day of the calendar between 1900 and 3000; today where the text is none. */
    static LocalDate day(String text, ZoneId zone) {
        try {
            var day = LocalDate.parse(text);
            return day.getYear() > 1900 && day.getYear() < 3000 ? day : LocalDate.now(zone);
        } catch (DateTimeParseException e) {
            return LocalDate.now(zone);
        }
    }

    /** The constant of this name in whatever case, with hyphens for underscores. */
    static <E extends Enum<E>> Optional<E> constant(Class<E> type, String name) {
        String wanted = name.replace('-', '_').toUpperCase(Locale.ROOT);
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(wanted))
                .findFirst();
    }

    /** The register with this filter. */
    public String here() {
        return address("/needs", values);
    }

    /** The next rows of the register. */
    public String next(long before) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put("before", String.valueOf(before));
        return address("/needs", more);
    }

    /** The register as a file. */
    public String export() {
        return address("/needs/export.csv", values);
    }

    /** The report told by something else. */
    public String report(Needs.By by) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put("by", by.name().toLowerCase(Locale.ROOT));
        return address("/needs/report", more);
    }

    /** The named needs behind a figure of the report; without a status all of them. */
    public String behind(Needs.By by, String key, String status) {
        Map<String, String> more = new LinkedHashMap<>(values);
        boolean none = key.isEmpty() || key.equals("0");
        if (by != Needs.By.STAGE || !none) {
            more.put(by.name().toLowerCase(Locale.ROOT), none ? NONE : key);
        }
        if (!status.isEmpty()) {
            more.put("status", status);
        }
        return address("/needs", more);
    }

    private static String address(String path, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }
}
