package io.clientela.differentiate.internal.feature;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;

/** Products by number with their article and department, articles with their category, departments and price level. */
final class Shelf {

    /** By product: its article, and its department or -1. */
    private int[] article = new int[0];

    private int[] place = new int[0];

    /** By article. */
    private int[] category = new int[0];

    private double[] level = new double[0];
    private int[][] places = new int[0][];

    /** By category: its place in the order of names. */
    private int[] rank = new int[0];

    private static final int[] NONE = {};
    private final int departments;

    private Shelf(int departments) {
        this.departments = departments;
    }

    /**
     * Reads what the steps before have numbered.
     *
     * @param departments how many there are
     */
    static Shelf read(Connection picture, int departments) throws SQLException {
        var shelf = new Shelf(departments);
        try (var statement = picture.createStatement()) {
            try (var row = statement.executeQuery(FeatureSteps.SQL.get("shelf-products"))) {
                while (row.next()) {
                    shelf.product(row.getInt(1), row.getInt(2), row.getInt(3));
                }
            }
            try (var row = statement.executeQuery(FeatureSteps.SQL.get("shelf-articles"))) {
                while (row.next()) {
                    shelf.article(row.getInt(1), row.getInt(2), row.getDouble(3));
                }
            }
            try (var row = statement.executeQuery(FeatureSteps.SQL.get("shelf-categories"))) {
                while (row.next()) {
                    shelf.rank = room(shelf.rank, row.getInt(1));
                    shelf.rank[row.getInt(1)] = row.getInt(2);
                }
            }
        }
        return shelf;
    }

    private void product(int product, int itsArticle, int itsPlace) {
        article = room(article, product);
        place = room(place, product);
        article[product] = itsArticle;
        place[product] = itsPlace;
        if (itsArticle >= places.length) {
            places = Arrays.copyOf(places, Math.max(itsArticle + 1, places.length * 2));
        }
        if (itsPlace >= 0) {
            var before = places[itsArticle] == null ? new int[0] : places[itsArticle];
            if (Arrays.stream(before).noneMatch(one -> one == itsPlace)) {
                places[itsArticle] = Arrays.copyOf(before, before.length + 1);
                places[itsArticle][before.length] = itsPlace;
            }
        }
    }

    private void article(int itself, int itsCategory, double itsLevel) {
        category = room(category, itself);
        if (itself >= level.length) {
            level = Arrays.copyOf(level, category.length);
        }
        category[itself] = itsCategory;
        level[itself] = itsLevel;
    }

    private static int[] room(int[] array, int index) {
        return index < array.length ? array : Arrays.copyOf(array, Math.max(index + 1, array.length * 2));
    }

    int article(int product) {
        return article[product];
    }

    /** The department of a product, -1 where it has none. */
    int place(int product) {
        return place[product];
    }

    int category(int ofArticle) {
        return category[ofArticle];
    }

    /** The price level of an article, no number where it has none. */
    double level(int ofArticle) {
        return level[ofArticle];
    }

    /** The departments of the products of an article. */
    int[] places(int ofArticle) {
        var some = places[ofArticle];
        return some == null ? NONE : some;
    }

    /** How many departments there are. */
    int departments() {
        return departments;
    }

    /** Where a category stands in the order of names. */
    int rank(int ofCategory) {
        return rank[ofCategory];
    }
}
