package io.clientela.differentiate.internal.feature;

import io.clientela.platform.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/** Computes features in the picture, step by step, in the transaction of the connection. */
public final class FeatureSteps {

    static final Statements SQL = Statements.of("differentiate/features");
    private static final Statements BASKETS = Statements.of("differentiate/baskets");

    private static final List<String> STEPS = List.of(
            "sums",
            "mains",
            "baskets",
            "money",
            "days",
            "rhythm",
            "channel-use",
            "favourite-channel",
            "bought",
            "taste",
            "favourites",
            "taste-rows",
            "breadth",
            "cycles",
            "features");

    /** What the analyses start from; takes up the steps before. */
    private static final List<String> BASKET_STEPS =
            List.of("basket", "buyers", "sets", "named-sets", "department-use", "customer-total", "clear");

    private final Connection picture;
    private final LocalDate day;

    /**
     * @param picture a connection to the file of the picture
     * @param day for which the features are computed: windows end with it
     */
    public FeatureSteps(Connection picture, LocalDate day) {
        this.picture = picture;
        this.day = day;
    }

    /** Which customers are computed, in the words of the statements. */
    private record Scope(String documents, String ledger) {

        static final Scope ALL = new Scope("picture.document", "picture.line");
        static final Scope SOME = new Scope(SQL.get("some-documents"), "temp.lines");

        String in(String sql) {
            return sql.replace(":documents", documents).replace(":ledger", ledger);
        }
    }

    /** Computes those of all customers, with the price levels of all articles. */
    public void all(Consumer<String> watch) throws SQLException {
        for (var step : List.of("make", "heads", "places", "goods", "levels", "articles")) {
            watch.accept(step);
            run(step, Scope.ALL);
        }
        for (var step : STEPS) {
            watch.accept(step);
            run(step, Scope.ALL);
        }
    }

    /** After {@link #all}: what the analyses start from, of all customers. Gives the temporary tables up. */
    public void allBaskets(Consumer<String> watch) throws SQLException {
        run(BASKETS, "make", Scope.ALL);
        for (var step : BASKET_STEPS) {
            watch.accept("baskets-" + step);
            run(BASKETS, step, Scope.ALL);
        }
        run("clear", Scope.ALL);
    }

    /**
     * Computes those of the customers in the temporary table {@code todo}, with what the analyses start from; price levels
     * stay as they are.
     */
    public void some() throws SQLException {
        for (var step : List.of("forget", "heads", "lines", "places", "goods", "articles")) {
            run(step, Scope.SOME);
        }
        run(BASKETS, "forget", Scope.SOME);
        for (var step : STEPS) {
            run(step, Scope.SOME);
        }
        for (var step : BASKET_STEPS) {
            run(BASKETS, step, Scope.SOME);
        }
        run("clear", Scope.SOME);
        run("clear-lines", Scope.SOME);
    }

    private void run(String step, Scope scope) throws SQLException {
        run(SQL, step, scope);
    }

    private void run(Statements sql, String step, Scope scope) throws SQLException {
        try (var statement = picture.createStatement()) {
            statement.execute(scope.in(sql.get(step)).replace(":day", "'" + day + "'"));
        }
    }
}
