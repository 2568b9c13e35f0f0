package io.clientela.differentiate.internal.analysis;

import io.clientela.identify.CustomerFilter;
import io.clientela.identify.Report.Dimension;
import io.clientela.identify.Report.Measure;
import io.clientela.identify.Report.Question;
import io.clientela.identify.ReportCells;
import io.clientela.platform.Statements;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The statements of one report over the lines of the picture, with only those joins that the question needs. */
final class ReportSql {

    private static final Statements SQL = Statements.of("differentiate/analysis-report");
    private static final int ALL_PERIODS = 1_000;

    /** Each table with the letter by which the statements call it; the customer's needs the record's. */
    private static final List<Map.Entry<String, Pattern>> JOINS = List.of(
            Map.entry("join-record", Pattern.compile("\\b[ru]\\.")),
            Map.entry("join-customer", Pattern.compile("\\bu\\.")),
            Map.entry("join-product", Pattern.compile("\\bp\\.")),
            Map.entry("join-source", Pattern.compile("\\bs\\.")));

    private final Question question;
    private final Map<String, Object> parameters = new HashMap<>();
    private final String conditions;

    ReportSql(Question question) {
        this.question = question;
        this.conditions = conditions(question.filter());
        parameters.put("currency", question.currency());
        parameters.put("mostRows", question.rows().isPeriod() ? ALL_PERIODS : question.most());
        parameters.put("mostColumns", question.columns().isPeriod() ? ALL_PERIODS : question.most());
        parameters.put("others", ReportCells.OTHERS);
    }

    /** Whether the picture holds what the filter is about. */
    static boolean holds(CustomerFilter filter) {
        return filter.recordSource().isEmpty()
                && filter.text().filter(text -> !text.isBlank()).isEmpty();
    }

    /** A statement that finds a row where the picture left something out. */
    static String leftOut() {
        return SQL.get("left-out");
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    /** Cells and totals. */
    String table() {
        var facts = bare("facts")
                .replace("{rows}", key(question.rows()))
                .replace("{columns}", key(question.columns()))
                .replace("{once}", distinct() ? once() : "CAST(NULL AS BIGINT)")
                .replace("{value}", distinct() ? "CAST(NULL AS DECIMAL(38, 6))" : value());
        return bare("table")
                .replace("{facts}", complete(facts))
                .replace("{counted}", distinct() ? "count(DISTINCT e)" : "sum(v)")
                .replace("{row-key}", text(question.rows(), "r"))
                .replace("{column-key}", text(question.columns(), "c"));
    }

    /** The value over the same lines without any split. */
    String ledger() {
        return complete(bare("ledger").replace("{whole}", distinct() ? "count(DISTINCT " + once() + ")" : value()));
    }

    private boolean distinct() {
        return question.measure() == Measure.CUSTOMERS || question.measure() == Measure.DOCUMENTS;
    }

    private String once() {
        return bare("once-" + lower(question.measure()));
    }

    private String value() {
        return bare("value-" + lower(question.measure())).replace("{cost}", bare("cost"));
    }

    private String complete(String text) {
        var lines = bare("lines").replace("{conditions}", conditions);
        var whole = text.replace("{lines}", lines);
        var joins = new StringBuilder();
        for (var join : JOINS) {
            if (join.getValue().matcher(whole).find()) {
                joins.append(bare(join.getKey())).append('\n');
            }
        }
        return whole.replace("{joins}", joins);
    }

    private String conditions(CustomerFilter filter) {
        var all = new ArrayList<String>();
        add(all, "kind", filter.kind());
        add(all, "country", filter.country());
        add(all, "area", filter.area());
        add(all, "province", filter.province());
        add(all, "customer", filter.customerId());
        add(all, "bought", filter.bought());
        add(all, "soldBy", filter.purchaseSource());
        add(all, "department", filter.department());
        add(all, "channel", filter.channel());
        add(all, "product", filter.productKey());
        add(all, "category", filter.category());
        add(all, "since", filter.from());
        add(all, "until", filter.to());
        return String.join("\n", all);
    }

    private void add(List<String> all, String name, Optional<?> value) {
        value.ifPresent(one -> {
            parameters.put(name, one);
            all.add(bare("where-" + (name.equals("soldBy") ? "sold-by" : name))
                    .replace("{department}", bare("by-department"))
                    .replace("{channel}", bare("by-channel")));
        });
    }

    private static String key(Dimension dimension) {
        return bare("by-" + lower(dimension));
    }

    /** The key of a heading as text. */
    private static String text(Dimension dimension, String column) {
        var name = dimension == Dimension.CUSTOMER || dimension.isPeriod() ? lower(dimension) : "text";
        return bare("key-" + name).replace("{key}", column);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** A statement without its comment. */
    private static String bare(String name) {
        return SQL.get(name).replaceAll("(?m)--.*$", "").strip();
    }
}
