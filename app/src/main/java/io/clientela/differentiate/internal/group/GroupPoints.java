package io.clientela.differentiate.internal.group;

import io.clientela.differentiate.internal.picture.PictureQuestions;
import io.clientela.kernel.grouping.Feature;
import io.clientela.kernel.grouping.Feature.Scale;
import io.clientela.kernel.grouping.FeatureTable;
import io.clientela.platform.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What customers who ever bought are compared by, read from the picture.
 *
 * @param customers in ascending order
 * @param table a row for each of them
 * @param intervals the usual days between purchases of each; NaN where he bought on one day only
 * @param channels the channels most used, the first of which is no feature: the shares of all add up to one
 * @param mainChannel the share of the first channel for each customer; empty where there are no channels
 * @param categories the categories most bought
 */
@SuppressWarnings("ArrayRecordComponent")
public record GroupPoints(
        long[] customers,
        FeatureTable table,
        double[] intervals,
        List<String> channels,
        double[] mainChannel,
        List<String> categories) {

    /** Features that are the same in every firm; how they are computed is told by {@link io.clientela.differentiate.Feature}. */
    static final List<Feature> COMMON = List.of(
            new Feature("basket_median", Scale.RATIO),
            new Feature("purchases_per_year", Scale.RATIO),
            new Feature("recency_days", Scale.RATIO),
            new Feature("categories", Scale.RATIO),
            new Feature("price_level", Scale.LINEAR),
            new Feature("discount_share", Scale.LINEAR),
            new Feature("weekend_share", Scale.LINEAR));

    /** Before the name of a channel or a category whose share is a feature. */
    public static final String CHANNEL = "channel:";

    /** See {@link #CHANNEL}. */
    public static final String CATEGORY = "category:";

    private static final Statements SQL = Statements.of("differentiate/groups");

    /**
     * Reads all customers.
     *
     * @param picture a connection to the picture
     */
    static GroupPoints all(Connection picture) throws SQLException {
        var nothing = (PictureQuestions.Parameters) none -> {};
        var channels = PictureQuestions.rows(picture, SQL.get("channels"), nothing, row -> row.getString(1));
        var categories = PictureQuestions.rows(picture, SQL.get("categories"), nothing, row -> row.getString(1));
        return read(picture, "true", channels, categories);
    }

    /**
     * The values by which customers of a temporary table are placed into groups found before.
     *
     * @param those a condition on {@code f.customer_id}
     * @param features in which order
     * @return by customer, in ascending order of {@link #customers}
     */
    public static GroupPoints some(Connection picture, String those, List<Feature> features) throws SQLException {
        return read(picture, those, named(features, CHANNEL), named(features, CATEGORY));
    }

    /** The values of one customer of this table, one for each of the features. */
    public double[] values(int customer, List<Feature> features) {
        return features.stream()
                .mapToDouble(feature -> table.values()[table.features().indexOf(feature)][customer])
                .toArray();
    }

    private static List<String> named(List<Feature> features, String kind) {
        var names = features.stream()
                .map(Feature::name)
                .filter(name -> name.startsWith(kind))
                .map(name -> name.substring(kind.length()));
        return (kind.equals(CHANNEL) ? Stream.concat(Stream.of(""), names) : names).toList();
    }

    private static GroupPoints read(Connection picture, String those, List<String> channels, List<String> categories)
            throws SQLException {
        var ids = new ArrayList<Long>();
        var rows = new ArrayList<double[]>();
        PictureQuestions.rows(picture, SQL.get("points").replace(":those", those), none -> {}, row -> {
            ids.add(row.getLong(1));
            var values = new double[COMMON.size() + 1];
            for (int f = 0; f < values.length; f++) {
                values[f] = row.getDouble(f + 2);
            }
            if (row.wasNull()) {
                values[COMMON.size()] = Double.NaN;
            }
            return rows.add(values);
        });
        var columns = new ArrayList<double[]>();
        for (int f = 0; f <= COMMON.size(); f++) {
            int at = f;
            columns.add(rows.stream().mapToDouble(row -> row[at]).toArray());
        }
        double[] intervals = columns.removeLast();
        var features = new ArrayList<>(COMMON);
        double[] main = channels.isEmpty()
                ? new double[0]
                : shares(picture, "channel-share", channels.getFirst(), those, ids.size());
        for (var channel : channels.stream().skip(1).toList()) {
            features.add(new Feature(CHANNEL + channel, Scale.LINEAR));
            columns.add(shares(picture, "channel-share", channel, those, ids.size()));
        }
        for (var category : categories) {
            features.add(new Feature(CATEGORY + category, Scale.LINEAR));
            columns.add(shares(picture, "category-share", category, those, ids.size()));
        }
        return new GroupPoints(
                ids.stream().mapToLong(Long::longValue).toArray(),
                new FeatureTable(features, columns.toArray(double[][]::new)),
                intervals,
                channels,
                main,
                categories);
    }

    private static double[] shares(Connection picture, String statement, String name, String those, int size)
            throws SQLException {
        var shares = new double[size];
        var at = new int[1];
        PictureQuestions.rows(
                picture,
                SQL.get(statement).replace(":those", those),
                one -> one.setString(1, name),
                row -> shares[at[0]++] = row.getDouble(1));
        return at[0] == size ? shares : Arrays.copyOf(shares, size);
    }
}
