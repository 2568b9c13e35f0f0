package io.clientela.differentiate.internal.segment;

import io.clientela.differentiate.Feature;
import io.clientela.differentiate.Rule.Place;
import io.clientela.differentiate.Rule.Worth;
import io.clientela.differentiate.internal.picture.PictureQuestions;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads what the picture knows of some customers. */
final class FactsReader {

    private static final String FEATURES = Arrays.stream(Feature.values())
            .map(feature -> RuleSql.column(feature) + " AS " + feature.column())
            .collect(Collectors.joining(", "));

    private final Connection picture;
    private final LocalDate today;
    private final boolean lines;

    /**
     * @param today the day for which the features were computed
     * @param lines whether a rule asks for what they bought
     */
    FactsReader(Connection picture, LocalDate today, boolean lines) {
        this.picture = picture;
        this.today = today;
        this.lines = lines;
    }

    /** The facts of the customers who still are customers, in no order. */
    List<Facts> read(Collection<Long> customers) throws SQLException {
        if (customers.isEmpty()) {
            return List.of();
        }
        var ids = customers.stream().map(String::valueOf).collect(Collectors.joining(", "));
        var worth = worth(ids);
        var bought = lines ? bought(ids) : Map.<Long, List<Facts.Line>>of();
        var sql = RuleSql.SQL.get("facts").replace(":columns", FEATURES).replace(":ids", ids);
        return PictureQuestions.rows(picture, sql, none -> {}, row -> {
            long id = row.getLong("customer_id");
            return new Facts(
                    id,
                    today,
                    features(row),
                    worth.getOrDefault(id, Map.of()),
                    places(row),
                    kind(row),
                    bought.getOrDefault(id, List.of()));
        });
    }

    private static Map<Feature, Object> features(ResultSet row) throws SQLException {
        var features = new EnumMap<Feature, Object>(Feature.class);
        for (var feature : Feature.values()) {
            var value = switch (feature.unit()) {
                case DATE -> row.getObject(feature.column(), LocalDate.class);
                case WORD -> row.getString(feature.column());
                default -> row.getObject(feature.column());
            };
            if (value != null) {
                features.put(feature, value);
            }
        }
        return features;
    }

    private static Map<Place, String> places(ResultSet row) throws SQLException {
        var places = new EnumMap<Place, String>(Place.class);
        for (var place : Place.values()) {
            var name = row.getString(place.column());
            if (name != null && !name.isEmpty()) {
                places.put(place, name);
            }
        }
        return places;
    }

    private static String kind(ResultSet row) throws SQLException {
        var kind = row.getString("kind");
        return kind == null || kind.equals("unknown") ? "" : kind;
    }

    private Map<Long, Map<Worth, Double>> worth(String ids) throws SQLException {
        if (!PictureQuestions.holds(picture, "worth")) {
            return Map.of();
        }
        var columns = Arrays.stream(Worth.values())
                .map(column -> RuleSql.column(column, today) + " AS " + column.name())
                .collect(Collectors.joining(", "));
        var sql = RuleSql.SQL.get("facts-worth").replace(":columns", columns).replace(":ids", ids);
        var all = new HashMap<Long, Map<Worth, Double>>();
        PictureQuestions.rows(picture, sql, none -> {}, row -> {
            var worth = new EnumMap<Worth, Double>(Worth.class);
            for (var column : Worth.values()) {
                double value = row.getDouble(column.name());
                if (!row.wasNull()) {
                    worth.put(column, value);
                }
            }
            return all.put(row.getLong("customer_id"), worth);
        });
        return all;
    }

    private Map<Long, List<Facts.Line>> bought(String ids) throws SQLException {
        var all = new HashMap<Long, List<Facts.Line>>();
        PictureQuestions.rows(
                picture,
                RuleSql.SQL.get("facts-lines").replace(":ids", ids),
                none -> {},
                row -> all.computeIfAbsent(row.getLong("customer_id"), id -> new ArrayList<>())
                        .add(new Facts.Line(
                                row.getLong("document_id"),
                                row.getObject("day", LocalDate.class),
                                row.getString("article"),
                                row.getString("category"),
                                row.getString("department"),
                                row.getString("channel"),
                                row.getBoolean("sells"),
                                BigDecimal.ZERO.add(row.getBigDecimal("amount")))));
        return all;
    }
}
