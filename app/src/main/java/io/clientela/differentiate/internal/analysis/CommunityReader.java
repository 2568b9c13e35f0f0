package io.clientela.differentiate.internal.analysis;

import io.clientela.differentiate.AsOf;
import io.clientela.differentiate.Communities;
import io.clientela.differentiate.Communities.Community;
import io.clientela.kernel.counting.Lift;
import io.clientela.kernel.value.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** Reads who could form a community. */
final class CommunityReader {

    private static final AnalysisSql SQL = new AnalysisSql("community");

    private CommunityReader() {}

    /** A place and a category. */
    private record Key(String place, String category) {}

    /** What most of a community bought. */
    private record Common(String article, long buyers) {}

    static Outcome<Communities> read(Connection picture, AsOf asOf, String currency) throws SQLException {
        var parameters = Map.of("currency", currency);
        var common = new HashMap<Key, Common>();
        SQL.rows(
                picture,
                "common",
                parameters,
                row -> common.put(
                        new Key(row.getString("place"), row.getString("category")),
                        new Common(row.getString("article"), row.getLong("customers"))));
        long[] everybody = new long[1];
        var communities = new ArrayList<>(SQL.rows(picture, "communities", parameters, row -> {
            everybody[0] = row.getLong("everybody");
            var key = new Key(row.getString("place"), row.getString("category"));
            var bought = common.getOrDefault(key, new Common("", 0));
            return new Community(
                    key.place(),
                    key.category(),
                    row.getLong("customers"),
                    row.getLong("of_place"),
                    row.getDouble("net"),
                    Lift.of(
                            row.getLong("customers"),
                            row.getLong("of_place"),
                            row.getLong("of_category"),
                            row.getLong("everybody")),
                    bought.article(),
                    bought.buyers());
        }));
        communities.sort(Comparator.comparing(Community::beyondChance).reversed());
        long unplaced = SQL.rows(picture, "unplaced", parameters, row -> row.getLong("customers"))
                .getFirst();
        if (communities.isEmpty()) {
            return new Outcome.Unknown<>("no-communities", unplaced + " without a place");
        }
        return new Outcome.Known<>(new Communities(asOf, everybody[0], unplaced, communities));
    }
}
