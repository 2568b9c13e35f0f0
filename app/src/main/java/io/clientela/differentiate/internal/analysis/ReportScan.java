package io.clientela.differentiate.internal.analysis;

import io.clientela.differentiate.internal.analysis.ReportSource.Part;
import io.clientela.identify.Report.Dimension;
import io.clientela.identify.Report.Question;
import io.clientela.platform.Statements;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a question is about, added up by some keys from the smallest source that holds them; where the period cuts through
 * months, whole months come from there and the rest from the lines.
 */
final class ReportScan {

    private static final Statements SQL = Statements.of("differentiate/analysis-report");

    /** Each table with the letter by which the statements call it; the customer's needs the record's. */
    private static final List<Map.Entry<String, Pattern>> JOINS = List.of(
            Map.entry("join-record", Pattern.compile("\\b[ru]\\.")),
            Map.entry("join-customer", Pattern.compile("\\bu\\.")),
            Map.entry("join-product", Pattern.compile("\\bp\\.")),
            Map.entry("join-source", Pattern.compile("\\bs\\.")));

    private final Question question;
    private final boolean tallies;
    private final Set<Part> filtered;
    private final ReportSpan period;
    private final Map<String, Object> parameters = new HashMap<>();

    /** @param tallies whether the picture has them */
    ReportScan(Question question, boolean tallies) {
        this.question = question;
        this.tallies = tallies;
        this.filtered = Part.of(question.filter());
        this.period = ReportSpan.of(question.filter().from(), question.filter().to());
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    boolean distinct() {
        return Part.of(question.measure()).isPresent();
    }

    /** Sums by two keys, under a condition on one of them; an empty text for none. */
    String by(Dimension rows, Dimension columns, String restriction) {
        return from(sources(rows, columns).getFirst(), rows, columns, restriction);
    }

    /** All in one sum, from another source than the sums by these keys come from, where there is one. */
    String whole(Dimension rows, Dimension columns) {
        var used = sources(rows, columns).getFirst();
        var others = sources(Dimension.ALL, Dimension.ALL).reversed().stream()
                .filter(source -> source != used && source != ReportSource.LINE)
                .toList();
        var source = others.isEmpty() ? sources(Dimension.ALL, Dimension.ALL).getFirst() : others.getFirst();
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
        var spans = source == ReportSource.LINE || source == ReportSource.DOCUMENT ? List.of(period) : period.months();
        return spans.stream()
                .map(span -> segment(
                        span.whole() || source == ReportSource.DOCUMENT ? source : ReportSource.LINE,
                        span,
                        new Keys(rows, columns, restriction)))
                .collect(Collectors.joining("\nUNION ALL\n"));
    }

    private record Keys(Dimension rows, Dimension columns, String restriction) {}

    private String segment(ReportSource source, ReportSpan span, Keys keys) {
        var way = new Way(source);
        var rows = way.get("by-" + lower(keys.rows()));
        var columns = way.get("by-" + lower(keys.columns()));
        var measure = lower(question.measure());
        var text = bare("segment")
                .replace("{from}", way.from())
                .replace("{conditions}", conditions(way, span) + keys.restriction())
                .replace("{rows}", rows)
                .replace("{columns}", columns)
                .replace("{once}", distinct() ? way.get("once-" + measure) : "CAST(NULL AS BIGINT)")
                .replace("{value}", distinct() ? bare("value-none") : way.get("value-" + measure))
                .replace("{known}", distinct() ? "CAST(0 AS BIGINT)" : way.get("known-" + measure))
                .replace("{lines}", way.get("lines"))
                .replace("{cost}", bare("cost"));
        var joins = new StringBuilder();
        for (var join : way.joins()) {
            if (join.getValue().matcher(text).find()) {
                joins.append(bare(join.getKey())).append('\n');
            }
        }
        return text.replace("{joins}", joins);
    }

    /** How a source is asked. */
    private record Way(ReportSource source) {

        boolean isLine() {
            return source == ReportSource.LINE;
        }

        String from() {
            return isLine() ? bare("from-lines") : bare("from-tally").replace("{tally}", lower(source));
        }

        /** The part of a statement: that of lines, or that of the tally of products, or that of all tallies. */
        String get(String name) {
            if (isLine()) {
                return bare(name);
            }
            var special = "tally-" + lower(source) + "-" + name;
            return bare(SQL.names().contains(special) ? special : "tally-" + name);
        }

        List<Map.Entry<String, Pattern>> joins() {
            return isLine() ? JOINS : List.of(Map.entry("join-tally-product", Pattern.compile("\\bp\\.")));
        }
    }

    private String conditions(Way way, ReportSpan span) {
        var filter = question.filter();
        parameters.put("currency", question.currency());
        var all = new StringBuilder();
        add(all, way, "kind", filter.kind());
        add(all, way, "country", filter.country());
        add(all, way, "area", filter.area());
        add(all, way, "province", filter.province());
        add(all, way, "customer", filter.customerId());
        add(all, way, "soldBy", filter.purchaseSource());
        add(all, way, "department", filter.department());
        add(all, way, "channel", filter.channel());
        add(all, way, "product", filter.productKey());
        add(all, way, "category", filter.category());
        filter.bought().ifPresent(bought -> {
            parameters.put("bought", bought);
            all.append(bare("where-bought")).append('\n');
        });
        bound(all, way, "since", span.name(), span.from());
        bound(all, way, "until", span.name(), span.to());
        return all.toString();
    }

    private void add(StringBuilder all, Way way, String name, Optional<?> value) {
        value.ifPresent(one -> {
            parameters.put(name, one);
            all.append(way.get("where-" + (name.equals("soldBy") ? "sold-by" : name))
                            .replace("{department}", way.get("by-department"))
                            .replace("{channel}", way.get("by-channel")))
                    .append('\n');
        });
    }

    private void bound(StringBuilder all, Way way, String name, String span, Optional<LocalDate> day) {
        day.ifPresent(one -> {
            parameters.put(name + span, one);
            parameters.put(name + "Month" + span, one.getYear() * 100 + one.getMonthValue());
            all.append(way.get("where-" + name).replace("{span}", span)).append('\n');
        });
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** A statement without its comment. */
    static String bare(String name) {
        return SQL.get(name).replaceAll("(?m)--.*$", "").strip();
    }
}
