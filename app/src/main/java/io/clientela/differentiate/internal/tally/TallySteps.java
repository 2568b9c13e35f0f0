package io.clientela.differentiate.internal.tally;

import io.clientela.platform.Statements;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the tallies in the picture and keeps them equal to its lines, in the transaction of the connection. Where some
 * things change, the sums of the documents concerned are taken away as they were and added as they are.
 */
public final class TallySteps {

    private static final Statements SQL = Statements.of("differentiate/tallies");

    /** Where more than this share of all documents is concerned, the sums are made anew. */
    private static final double MANY = 0.1;

    /** Codes the lines of documents. */
    private static final List<String> CODING =
            List.of("ways", "owns", "heads", "places", "documents", "goods", "coded");

    /** Adds coded lines up; rows of documents only where they are added, they go by themselves. */
    private static final List<String> ADDING =
            List.of("product", "add-product", "add-category", "area", "add-area", "add-document", "add-place");

    /** How documents are found by what changes, where it does not stand in their own row. */
    private static final Map<String, String> REDO = Map.of("customers", "redo-customers", "products", "redo-products");

    /** What the numbers by which is grouped are put together from, by the names of the sizes. */
    private static final List<List<String>> KEYS = List.of(
            List.of("ways", "months", "products", "owns"),
            List.of("ways", "months", "goods", "places", "owns"),
            List.of("ids"));

    private static final List<String> SIZES =
            List.of("ways", "first_month", "months", "ids", "products", "goods", "places", "owns");

    /** Sorts of lines, as the keys count them. */
    private static final BigInteger SORTS = BigInteger.valueOf(8);

    private final Connection picture;

    /** @param picture a connection to the file of the picture */
    public TallySteps(Connection picture) {
        this.picture = picture;
    }

    /** Which documents and lines are coded, and which coded lines are added up. */
    private record Scope(String documents, String ledger, String coded, int sign) {

        static final Scope ALL = new Scope("picture.document", "picture.line", "picture.tally_coded", 1);

        static Scope redone(int sign) {
            return new Scope(SQL.get("redo-scope"), "temp.redo_line", SQL.get("redo-coded"), sign);
        }

        String in(String sql) {
            return sql.replace(":documents", documents)
                    .replace(":ledger", ledger)
                    .replace(":coded", coded)
                    .replace(":sign", String.valueOf(sign));
        }
    }

    /** Makes them anew from all lines. @return whether there are any: not where their keys would be too large */
    public boolean all() throws SQLException {
        drop();
        execute(SQL.whole("make"));
        if (!add(Scope.ALL)) {
            drop();
            return false;
        }
        execute(SQL.whole("make-customer").replace(":whose", "true"));
        return true;
    }

    /** Gives them up; questions go to the lines until they are made anew. */
    public void drop() throws SQLException {
        execute(SQL.whole("drop"));
    }

    /** Whether they were made. */
    public boolean made() throws SQLException {
        try (var statement = picture.createStatement();
                var row = statement.executeQuery(SQL.whole("made"))) {
            return row.next();
        }
    }

    /**
     * Takes away what changes, before it does. Where that is much, or their keys would be too large, all of them are given up.
     *
     * @param conditions the things that change, by the words of the ledger ({@code documents}, {@code products} …)
     */
    public void before(Map<String, List<String>> conditions) throws SQLException {
        if (made()) {
            execute(SQL.whole("make-redo"));
            redo(conditions);
            if (many()) {
                drop();
            } else {
                if (add(Scope.redone(-1))) {
                    execute(SQL.whole("note-customers"));
                    execute(SQL.whole("drop-document"));
                } else {
                    drop();
                }
            }
        }
    }

    /** Adds what changed, after it did; the same conditions as before. */
    public void after(Map<String, List<String>> conditions) throws SQLException {
        if (made()) {
            redo(conditions);
            if (many()) {
                drop();
            } else {
                execute(SQL.whole("redo-lines"));
                if (add(Scope.redone(1))) {
                    for (var step : List.of("note-customers", "note-change", "drop-customer", "make-customer")) {
                        execute(SQL.whole(step).replace(":whose", SQL.whole("redo-customer")));
                    }
                } else {
                    drop();
                }
            }
        }
        execute(SQL.whole("clear-redo"));
    }

    private void redo(Map<String, List<String>> conditions) throws SQLException {
        for (var one : conditions.entrySet()) {
            for (var which : one.getValue()) {
                execute(SQL.whole(REDO.getOrDefault(one.getKey(), "redo-heads")).replace(":which", which));
            }
        }
    }

    private boolean many() throws SQLException {
        try (var statement = picture.createStatement();
                var row = statement.executeQuery(SQL.whole("redo-size"))) {
            row.next();
            return row.getLong("documents") > Math.max(1_000, MANY * row.getLong("all_documents"));
        }
    }

    /** @return false where a key would be too large: an error would end the transaction, so it is seen before */
    private boolean add(Scope scope) throws SQLException {
        for (var step : CODING) {
            if (scope.sign() > 0 || step.equals("goods")) {
                execute(scope.in(SQL.whole(step)));
            }
        }
        var sizes = sizes(scope);
        boolean fit = fit(sizes);
        for (var step : fit ? ADDING : List.<String>of()) {
            if (scope.sign() > 0 || !step.equals("add-document")) {
                var sql = scope.in(SQL.whole(step));
                for (var size : sizes.entrySet()) {
                    sql = sql.replace(":" + size.getKey(), String.valueOf(size.getValue()));
                }
                execute(sql);
            }
        }
        execute(SQL.whole("clear"));
        return fit;
    }

    /** Whether the keys of the steps fit into their numbers; each has room for the sort of line too. */
    private static boolean fit(Map<String, Long> sizes) {
        return KEYS.stream()
                .allMatch(key -> key.stream()
                                .map(size -> BigInteger.valueOf(sizes.getOrDefault(size, 1L)))
                                .reduce(SORTS, BigInteger::multiply)
                                .bitLength()
                        < Long.SIZE);
    }

    private Map<String, Long> sizes(Scope scope) throws SQLException {
        try (var statement = picture.createStatement();
                var row = statement.executeQuery(scope.in(SQL.whole("sizes")))) {
            row.next();
            var sizes = new HashMap<String, Long>();
            for (var size : SIZES) {
                sizes.put(size, row.getLong(size));
            }
            return sizes;
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = picture.createStatement()) {
            statement.execute(sql);
        }
    }
}
