package io.clientela.differentiate.internal.segment;

import io.clientela.differentiate.Feature;
import io.clientela.differentiate.Rule;
import io.clientela.differentiate.Rule.Comparison;
import io.clientela.differentiate.Rule.Worth;
import io.clientela.platform.Statements;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/**
 * Rules as SQL over the picture; the other form of the same rules is {@link Judge}. Nothing that a person wrote becomes
 * text of a statement: values are parameters, columns are named by constants.
 */
final class RuleSql {

    static final Statements SQL = Statements.of("differentiate/segments");

    private final LocalDate today;
    private final boolean worthKnown;
    private final LongFunction<Optional<Rule>> segments;
    private final StringBuilder joins = new StringBuilder();
    private final List<Object> joined = new ArrayList<>();
    private final List<Object> compared = new ArrayList<>();
    private boolean place;
    private boolean worth;
    private int purchases;

    private RuleSql(LocalDate today, boolean worthKnown, LongFunction<Optional<Rule>> segments) {
        this.today = today;
        this.worthKnown = worthKnown;
        this.segments = segments;
    }

    /**
     * A rule in SQL.
     *
     * @param from the clause FROM; {@code f} are the features
     * @param id the column of the customer
     * @param where the condition
     * @param values the parameters, in order
     */
    record Asked(String from, String id, String where, List<Object> values) {

        Asked {
            values = List.copyOf(values);
        }

        /** A statement with {@code :tables}, {@code :id} and {@code :where} filled. */
        String in(String name) {
            return SQL.get(name).replace(":tables", from).replace(":id", id).replace(":where", where);
        }

        /** Sets the parameters. @return the place of the next one */
        int set(PreparedStatement statement, int first) throws SQLException {
            int place = first;
            for (var value : values) {
                statement.setObject(place++, value);
            }
            return place;
        }
    }

    /**
     * Writes a rule as SQL.
     *
     * @param today the day for which the features were computed
     * @param worthKnown whether the picture has the table {@code picture.worth}; otherwise what customers are worth is
     *     unknown
     * @param segments the present rules of segments; none leads to itself
     */
    static Asked of(Rule rule, LocalDate today, boolean worthKnown, LongFunction<Optional<Rule>> segments) {
        var sql = new RuleSql(today, worthKnown, segments);
        // a customer without features is in the table of features' shadow: it is left aside where he cannot be meant
        boolean buyersOnly = !new Possible(segments).canHold(rule);
        var id = buyersOnly ? "f.customer_id" : "u.customer_id";
        var where = sql.write(rule);
        var from = new StringBuilder(SQL.get(buyersOnly ? "buyers" : "everybody"));
        if (sql.place) {
            from.append('\n').append(SQL.get("with-place"));
        }
        if (sql.worth) {
            from.append('\n').append(SQL.get("with-worth"));
        }
        from.append(sql.joins);
        var values = new ArrayList<>(sql.joined);
        values.addAll(sql.compared);
        return new Asked(from.toString().replace(":id", id), id, where, values);
    }

    /** How a kind stands in the picture. */
    static String kind(Rule.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private String write(Rule rule) {
        return switch (rule) {
            case Rule.All all -> group(all.of(), " AND ", "true");
            case Rule.Any any -> group(any.of(), " OR ", "false");
            case Rule.Not not -> "(NOT " + write(not.of()) + ")";
            case Rule.FeatureIs is ->
                compare("f." + is.feature().column(), is.feature().unit(), is.comparison(), is.value());
            case Rule.WorthIs is -> compare(column(is.worth()), is.worth().unit(), is.comparison(), is.value());
            case Rule.Bought bought -> bought(bought);
            case Rule.PlaceIs is -> {
                place = true;
                compared.addAll(is.names());
                yield "(lower(nullif(c." + is.place().column() + ", '')) IN ("
                        + String.join(", ", Collections.nCopies(is.names().size(), "lower(?)")) + "))";
            }
            case Rule.KindIs is -> {
                place = true;
                compared.add(kind(is.kind()));
                yield "(nullif(c.kind, 'unknown') = ?)";
            }
            case Rule.In in -> segments.apply(in.segment()).map(this::write).orElse("CAST(NULL AS BOOLEAN)");
        };
    }

    private String group(List<Rule> parts, String between, String empty) {
        return parts.isEmpty() ? empty : parts.stream().map(this::write).collect(Collectors.joining(between, "(", ")"));
    }

    /** How the test of one customer reads a feature: numbers in floating point. */
    static String column(Feature feature) {
        return switch (feature.unit()) {
            case DATE, WORD -> "f." + feature.column();
            default -> "CAST(f." + feature.column() + " AS DOUBLE)";
        };
    }

    private String column(Worth column) {
        if (!worthKnown) {
            return "CAST(NULL AS DOUBLE)";
        }
        worth = true;
        return column(column, today);
    }

    static String column(Worth column, LocalDate today) {
        return switch (column) {
            case VALUE -> "w.value";
            case ALIVE -> "w.alive";
            case PURCHASES -> "w.purchases";
            case SILENT -> "CAST(DATE '" + today + "' - w.unusual_from AS DOUBLE)";
        };
    }

    private String compare(String column, Feature.Unit unit, Comparison comparison, String value) {
        return switch (comparison) {
            case UNKNOWN -> "(" + column + " IS NULL)";
            case KNOWN -> "(" + column + " IS NOT NULL)";
            case LONGER_AGO -> dated(column, " < ", today.minusDays(Rule.days(value)));
            case WITHIN -> dated(column, " > ", today.minusDays(Rule.days(value)));
            case BEFORE -> dated(column, " < ", Rule.day(value));
            case FROM -> dated(column, " >= ", Rule.day(value));
            case LESS, AT_MOST, EQUAL, DIFFERENT, AT_LEAST, MORE -> {
                compared.add(unit == Feature.Unit.WORD ? value : plain(value).toPlainString());
                yield "(" + column + sign(comparison) + (unit == Feature.Unit.WORD ? "?" : number(value)) + ")";
            }
        };
    }

    /**
     * A parameter of the narrowest type that holds the number: compared with a column of whole numbers or of cents it
     * needs no cast of the column, and the comparison comes to the same as in floating point.
     */
    private static String number(String value) {
        var number = plain(value);
        boolean small = number.precision() - number.scale() <= 9;
        return small && number.scale() <= 0
                ? "CAST(? AS INTEGER)"
                : small && number.scale() <= 2 ? "CAST(? AS DECIMAL(18, 2))" : "CAST(? AS DOUBLE)";
    }

    private static BigDecimal plain(String value) {
        return new BigDecimal(value).stripTrailingZeros();
    }

    private String dated(String column, String sign, LocalDate day) {
        compared.add(day.toString());
        return "(" + column + sign + "CAST(? AS DATE))";
    }

    private static String sign(Comparison comparison) {
        return switch (comparison) {
            case LESS -> " < ";
            case AT_MOST -> " <= ";
            case EQUAL -> " = ";
            case DIFFERENT -> " <> ";
            case AT_LEAST -> " >= ";
            case MORE -> " > ";
            default -> throw new IllegalArgumentException(comparison + " has no sign");
        };
    }

    private String bought(Rule.Bought bought) {
        var conditions = new ArrayList<String>();
        switch (bought.what()) {
            case ANYTHING -> {}
            case ARTICLE -> conditions.add("coalesce(b.product_key, '') = ?");
            case CATEGORY -> conditions.add("coalesce(b.category, '') = ?");
            case DEPARTMENT -> conditions.add("coalesce(b.department, '') = ?");
            case CHANNEL -> conditions.add("coalesce(b.channel, '') = ?");
        }
        if (bought.what() != Rule.What.ANYTHING) {
            joined.add(bought.name());
        }
        switch (bought.time()) {
            case Rule.Ever ever -> conditions.add("true");
            case Rule.LastDays last -> {
                conditions.add("b.occurred_at >= CAST(? AS DATE)");
                joined.add(today.minusDays(last.days() - 1L).toString());
            }
            case Rule.Between between -> {
                conditions.add("b.occurred_at >= CAST(? AS DATE) AND b.occurred_at < CAST(? AS DATE)");
                joined.add(between.first().toString());
                joined.add(between.last().plusDays(1).toString());
            }
        }
        var name = "b" + purchases++;
        var measure = bought.measure() == Rule.Measure.TIMES ? "with-times" : "with-amount";
        joins.append('\n')
                .append(SQL.get(measure)
                        .replace(":which", String.join(" AND ", conditions))
                        .replace(":name", name));
        compared.add(bought.number().toPlainString());
        return "(coalesce(" + name + ".measure, 0) " + (bought.bound() == Rule.Bound.AT_LEAST ? ">=" : "<=")
                + " CAST(? AS DECIMAL(38, 6)))";
    }
}
