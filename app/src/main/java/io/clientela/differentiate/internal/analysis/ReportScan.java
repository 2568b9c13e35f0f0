package io.clientela.differentiate.internal.analysis;

import io.clientela.differentiate.internal.analysis.ReportSource.Part;
import io.clientela.identify.CustomerFilter;
import io.clientela.identify.Report.Dimension;
import io.clientela.identify.Report.Question;
import io.clientela.platform.Statements;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a question is about, added up by some keys from the smallest source that holds them; where the period cuts through
 * months, whole months come from there and the rest from the lines.
 */
final class ReportScan {

    static final Statements SQL = Statements.of("differentiate/analysis-report");

    /** Each table with the letter by which the statements call it; the customer's needs the record's. */
    private static final List<Map.Entry<String, Pattern>> JOINS = List.of(
            Map.entry("join-record", Pattern.compile("\\b[ru]\\.")),
            Map.entry("join-customer", Pattern.compile("\\bu\\.")),
            Map.entry("join-product", Pattern.compile("\\bp\\.")),
            Map.entry("join-source", Pattern.compile("\\bs\\.")));

    private static final List<Map.Entry<String, Pattern>> CODED_JOINS = List.of(
            Map.entry("coded-join-way", Pattern.compile("\\bw\\.")),
            Map.entry("coded-join-good", Pattern.compile("\\bg\\.")),
            Map.entry("coded-join-place", Pattern.compile("\\bu\\.")),
            Map.entry("coded-join-own", Pattern.compile("\\bo\\.")),
            Map.entry("coded-join-product", Pattern.compile("\\bp\\.")));
    private static final Pattern ADDED = Pattern.compile("sum\\((k\\.[a-z]+)\\)");
    private static final Pattern NUMBER = Pattern.compile(
            "\\bk\\.(way|good|place|own|product_id|month|customer_id|document_id|channel|source|department)\\b");

    private final Question question;
    private final boolean tallies;
    private final Set<Part> filtered;
    private final ReportSpan period;
    private final Map<String, Object> parameters;

    /** @param tallies whether the picture has them */
    ReportScan(Question question, boolean tallies) {
        this.question = question;
        this.tallies = tallies;
        this.filtered = Part.of(question.filter());
        this.period = ReportSpan.of(question.filter().from(), question.filter().to());
        this.parameters = parameters(question, period);
    }

    private static Map<String, Object> parameters(Question question, ReportSpan period) {
        var parameters = new HashMap<String, Object>();
        parameters.put("currency", question.currency());
        named(question.filter()).forEach((name, value) -> value.ifPresent(one -> parameters.put(name, one)));
        question.filter().bought().ifPresent(bought -> parameters.put("bought", bought));
        for (var span :
                Stream.concat(Stream.of(period), period.months().stream()).toList()) {
            span.from().ifPresent(day -> bound(parameters, "since", span, day));
            span.to().ifPresent(day -> bound(parameters, "until", span, day));
        }
        return parameters;
    }

    /** What a filter asks by the names of the parameters, which are those of the conditions too. */
    private static Map<String, Optional<?>> named(CustomerFilter filter) {
        var named = new LinkedHashMap<String, Optional<?>>();
        named.put("kind", filter.kind());
        named.put("country", filter.country());
        named.put("area", filter.area());
        named.put("province", filter.province());
        named.put("customer", filter.customerId());
        named.put("soldBy", filter.purchaseSource());
        named.put("department", filter.department());
        named.put("channel", filter.channel());
        named.put("product", filter.productKey());
        named.put("category", filter.category());
        return named;
    }

    private static void bound(Map<String, Object> parameters, String name, ReportSpan span, LocalDate day) {
        parameters.put(name + span.name(), day);
        parameters.put(name + "Month" + span.name(), day.getYear() * 100 + day.getMonthValue());
    }

    /** What the statements ask for by name. */
    Map<String, Object> parameters() {
        return parameters;
    }

    boolean distinct() {
        return Part.of(question.measure()).isPresent();
    }

    /** Sums by two keys, under a condition on the first of them; an empty text for none. */
    String by(Dimension rows, Dimension columns, String restriction) {
        return from(sources(rows, columns).getFirst(), rows, columns, restriction);
    }

    /**
     * What customers or products come to, each by its number alone; empty where the picture has only the lines themselves.
     *
     * @param wide customers or products
     */
    Optional<String> amounts(Dimension wide) {
        if (!tallies) {
            return Optional.empty();
        }
        var source = sources(wide, Dimension.ALL).getFirst();
        return Optional.of(spans(source)
                .map(span -> amounts(wide, at(source, span), span))
                .collect(Collectors.joining("\nUNION ALL\n")));
    }

    private String amounts(Dimension wide, ReportSource source, ReportSpan span) {
        var way = new Way(source);
        var single = source == ReportSource.CUSTOMER;
        var measure = lower(question.measure());
        var sums = SQL.bare(single ? "amounts-in-one-row" : "amounts")
                .replace("{wide}", lower(wide))
                .replace("{value}", way.get("value-" + measure))
                .replace("{known}", way.get("known-" + measure))
                .replace("{lines}", way.get("lines"));
        return (single ? ADDED.matcher(sums).replaceAll("$1") : sums)
                .replace("{from}", source == ReportSource.CODED ? way.numbered() : way.from())
                .replace("{joins}", "")
                .replace("{conditions}", conditions(way, span));
    }

    /** All in one sum, from another source than the sums by these keys come from, where there is one: the smallest. */
    String whole(Dimension rows, Dimension columns) {
        var used = sources(rows, columns).getFirst();
        var all = sources(Dimension.ALL, Dimension.ALL);
        var source = all.stream()
                .filter(one -> one != used && one != ReportSource.LINE)
                .findFirst()
                .orElse(all.getFirst());
        return from(source, Dimension.ALL, Dimension.ALL, "");
    }

    private List<ReportSource> sources(Dimension rows, Dimension columns) {
        var wanted = EnumSet.noneOf(Part.class);
        wanted.addAll(filtered);
        Part.of(rows).ifPresent(wanted::add);
        Part.of(columns).ifPresent(wanted::add);
        Part.of(question.measure()).ifPresent(wanted::add);
        if (!tallies) {
            return List.of(ReportSource.LINE);
        }
        var days = EnumSet.of(Part.DAY, wanted.toArray(Part[]::new));
        return !period.whole() && ReportSource.DOCUMENT.covers(days)
                ? ReportSource.covering(days)
                : ReportSource.covering(wanted);
    }

    private String from(ReportSource source, Dimension rows, Dimension columns, String restriction) {
        var keys = new Keys(rows, columns, restriction);
        return spans(source)
                .map(span -> segment(at(source, span), span, keys))
                .collect(Collectors.joining("\nUNION ALL\n"));
    }

    /** The parts of the period that are asked each by itself. */
    private Stream<ReportSpan> spans(ReportSource source) {
        return source.covers(EnumSet.of(Part.DAY)) ? Stream.of(period) : period.months().stream();
    }

    /** The source for a part of the period. */
    private static ReportSource at(ReportSource source, ReportSpan span) {
        return span.whole() || source.covers(EnumSet.of(Part.DAY)) ? source : ReportSource.CODED;
    }

    private record Keys(Dimension rows, Dimension columns, String restriction) {}

    private String segment(ReportSource source, ReportSpan span, Keys keys) {
        var way = new Way(source);
        var coded = source == ReportSource.CODED || source == ReportSource.PRODUCT;
        var measure = lower(question.measure());
        var text = SQL.bare(coded ? "segment-numbered" : "segment")
                .replace("{from}", coded ? way.numbered() : way.from())
                .replace("{conditions}", conditions(way, span) + keys.restriction())
                .replace("{rows}", way.get("by-" + lower(keys.rows())))
                .replace("{columns}", way.get("by-" + lower(keys.columns())))
                .replace("{once}", distinct() ? way.get("once-" + measure) : "CAST(NULL AS BIGINT)")
                .replace("{value}", distinct() ? SQL.bare("value-none") : way.get("value-" + measure))
                .replace("{known}", distinct() ? "CAST(0 AS BIGINT)" : way.get("known-" + measure))
                .replace("{lines}", way.get("lines"))
                .replace("{cost}", SQL.bare("cost"));
        var outside = coded ? text.replaceFirst("(?s)FROM \\(.*GROUP BY ALL\\)", "") : text;
        var joins = new StringBuilder();
        for (var join : way.joins()) {
            if (join.getValue().matcher(outside).find()) {
                joins.append(SQL.bare(join.getKey())).append('\n');
            }
        }
        return text.replace("{joins}", joins).replace("{numbers}", numbers(outside + joins));
    }

    /** The numbers that a text speaks of. */
    private static String numbers(String text) {
        var numbers = new TreeSet<String>();
        for (var number = NUMBER.matcher(text); number.find(); ) {
            numbers.add(number.group());
        }
        return numbers.isEmpty() ? "0 AS none" : String.join(", ", numbers);
    }

    /** How a source is asked. */
    private record Way(ReportSource source) {

        boolean isLine() {
            return source == ReportSource.LINE;
        }

        /** The coded lines, or products with their numbers. */
        String numbered() {
            return SQL.bare("numbered-" + lower(source));
        }

        String from() {
            return isLine() ? SQL.bare("from-lines") : SQL.bare("from-tally").replace("{tally}", lower(source));
        }

        /** The part of a statement: that of lines, or that of the tally of products, or that of all tallies. */
        String get(String name) {
            if (isLine()) {
                return SQL.bare(name);
            }
            var special = "tally-" + lower(source) + "-" + name;
            return SQL.bare(SQL.names().contains(special) ? special : "tally-" + name);
        }

        List<Map.Entry<String, Pattern>> joins() {
            return switch (source) {
                case LINE -> JOINS;
                case CODED, PRODUCT -> CODED_JOINS;
                default -> List.of(Map.entry("join-tally-product", Pattern.compile("\\bp\\.")));
            };
        }
    }

    private String conditions(Way way, ReportSpan span) {
        var all = new StringBuilder(chosen(way));
        if (question.filter().bought().isPresent()) {
            all.append(SQL.bare("where-bought")).append('\n');
        }
        if (span.from().isPresent()) {
            all.append(way.get("where-since").replace("{span}", span.name())).append('\n');
        }
        if (span.to().isPresent()) {
            all.append(way.get("where-until").replace("{span}", span.name())).append('\n');
        }
        return all.toString();
    }

    /** The conditions of some filters, as far as they are asked for. */
    private String chosen(Way way) {
        var all = new StringBuilder();
        named(question.filter()).forEach((name, value) -> {
            if (value.isPresent()) {
                all.append(way.get("where-" + (name.equals("soldBy") ? "sold-by" : name))
                                .replace("{department}", way.get("by-department"))
                                .replace("{channel}", way.get("by-channel")))
                        .append('\n');
            }
        });
        return all.toString();
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
