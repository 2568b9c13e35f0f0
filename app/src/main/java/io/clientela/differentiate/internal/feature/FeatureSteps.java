package io.clientela.differentiate.internal.feature;

import io.clientela.differentiate.internal.picture.PictureQuestions;
import io.clientela.platform.Columnar.Session;
import io.clientela.platform.Statements;
import io.clientela.platform.Supply;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Computes features in the picture, step by step, in the transaction of the session. */
public final class FeatureSteps {

    static final Statements SQL = Statements.of("differentiate/features");
    private static final Statements BASKETS = Statements.of("differentiate/baskets");

    private static final List<String> NUMBERS = List.of("heads", "places", "categories", "goods");

    /** What the analyses start from; takes up the steps before. */
    private static final List<String> BASKET_STEPS =
            List.of("basket", "buyers", "sets", "named-sets", "department-use", "customer-total", "clear");

    /** Steps whose rows come out of groups, in no order anyway. */
    private static final Set<String> GROUPED = Set.of("sums", "sets", "named-sets", "department-use", "customer-total");

    /** A line takes about so many bytes while its customer is computed; a sixth of the heap is for lines. */
    private static final long BYTES = 48;

    private static final long PART = 6;

    private final Session session;
    private final LocalDate day;

    /**
     * @param session the one with the file of the picture
     * @param day for which the features are computed: windows end with it
     */
    public FeatureSteps(Session session, LocalDate day) {
        this.session = session;
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

    /** Customers from the first to the last. */
    private record Customers(long first, long last) {

        String in(String sql) {
            return sql.replace(":first", String.valueOf(first)).replace(":last", String.valueOf(last));
        }
    }

    /** Computes those of all customers, with the price levels of all articles. */
    public void all(Consumer<String> watch) throws SQLException {
        if (PictureQuestions.holds(session.connection(), "taste")) {
            run("forget-old", Scope.ALL);
        }
        for (var step : List.of("make", "heads", "places", "categories", "goods", "levels", "articles")) {
            watch.accept(step);
            run(step, Scope.ALL);
        }
        customers(Scope.ALL, watch);
    }

    /** After {@link #all}: what the analyses start from, of all customers. Gives the temporary tables up. */
    public void allBaskets(Consumer<String> watch) throws SQLException {
        watch.accept("baskets-sums");
        run("sums", Scope.ALL);
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
        run("forget", Scope.SOME);
        run(BASKETS, "forget", Scope.SOME);
        for (var step : NUMBERS) {
            run(step, Scope.SOME);
            if (step.equals("heads")) {
                run("lines", Scope.SOME);
            }
        }
        run("articles", Scope.SOME);
        customers(Scope.SOME, step -> {});
        run("sums", Scope.SOME);
        for (var step : BASKET_STEPS) {
            run(BASKETS, step, Scope.SOME);
        }
        run("clear", Scope.SOME);
        run("clear-lines", Scope.SOME);
    }

    /** Computes what comes from the lines of each customer, as many customers at a time as memory has room for. */
    private void customers(Scope scope, Consumer<String> watch) throws SQLException {
        watch.accept("shelf");
        var shelf = Shelf.read(session.connection(), Math.toIntExact(number("count-places", scope)));
        long base = number("first-head", scope);
        int heads = Math.toIntExact(number("last-head", scope) + 1 - base);
        for (var part : parts(number("count-lines", scope), scope)) {
            watch.accept("sheets");
            var sheets = Sheets.read(
                    session.connection(),
                    part.in(numbered("read-heads", base, scope)),
                    heads,
                    part.in(numbered("read-lines", base, scope)));
            var figures = new Figures(sheets, shelf, day);
            put("put-features", figures.features(), watch); // finds the rows of channels and cycles on its way
            put("put-channels", figures.channels(), watch);
            put("put-cycles", figures.cycles(), watch);
            put("put-tastes", figures.tastes(), watch);
        }
    }

    private static String numbered(String query, long base, Scope scope) {
        return scope.in(SQL.whole(query)).replace(":base", String.valueOf(base));
    }

    private void put(String step, Supply supply, Consumer<String> watch) throws SQLException {
        watch.accept(step);
        session.put(SQL.get(step), supply);
    }

    /** Parts of about equal numbers of documents. */
    private List<Customers> parts(long lines, Scope scope) throws SQLException {
        long most = Math.max(1, Runtime.getRuntime().maxMemory() / PART / BYTES);
        int count = Math.toIntExact(Math.ceilDiv(Math.max(1, lines), most));
        var parts = new ArrayList<Customers>();
        long first = -Long.MAX_VALUE;
        if (count > 1) {
            var fractions = IntStream.range(1, count)
                    .mapToObj(i -> String.valueOf(i / (double) count))
                    .collect(Collectors.joining(", ", "[", "]"));
            var ends = PictureQuestions.rows(
                    session.connection(),
                    scope.in(SQL.get("bounds")).replace(":fractions", fractions),
                    none -> {},
                    row -> row.getLong(1));
            for (long end : ends) {
                if (end >= first) {
                    parts.add(new Customers(first, end));
                    first = end + 1;
                }
            }
        }
        parts.add(new Customers(first, Long.MAX_VALUE));
        return parts;
    }

    private long number(String query, Scope scope) throws SQLException {
        return PictureQuestions.rows(session.connection(), scope.in(SQL.get(query)), none -> {}, row -> row.getLong(1))
                .getFirst();
    }

    private void run(String step, Scope scope) throws SQLException {
        run(SQL, step, scope);
    }

    private void run(Statements sql, String step, Scope scope) throws SQLException {
        String text = scope.in(sql.whole(step)).replace(":day", "'" + day + "'");
        if (GROUPED.contains(step)) {
            session.executeInAnyOrder(text);
            return;
        }
        try (var statement = session.connection().createStatement()) {
            statement.execute(text);
        }
    }
}
