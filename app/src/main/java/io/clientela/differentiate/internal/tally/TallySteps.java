package io.clientela.differentiate.internal.tally;

import io.clientela.platform.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Makes the tallies in the picture and keeps them equal to its lines, in the transaction of the connection. Where some
 * things change, the sums of the documents concerned are taken away as they were and added as they are.
 */
public final class TallySteps {

    private static final Statements SQL = Statements.of("differentiate/tallies");
    private static final Pattern STEP = Pattern.compile("\\{([a-z-]+)}");

    /** Where more than this share of all documents is concerned, the sums are made anew. */
    private static final double MANY = 0.1;

    private static final List<String> STEPS = List.of(
            "heads",
            "places",
            "documents",
            "goods",
            "owns",
            "product",
            "add-product",
            "add-category",
            "area",
            "add-area",
            "document",
            "add-document",
            "add-place",
            "clear");

    private final Connection picture;

    /** @param picture a connection to the file of the picture */
    public TallySteps(Connection picture) {
        this.picture = picture;
    }

    private record Scope(String documents, String ledger, int sign) {

        static final Scope ALL = new Scope("picture.document", "picture.line", 1);

        static Scope redone(int sign) {
            return new Scope(SQL.get("redo-scope"), "temp.redo_line", sign);
        }
    }

    /** Makes them anew from all lines. */
    public void all() throws SQLException {
        drop();
        execute(text("make"));
        add(Scope.ALL);
    }

    /** Gives them up; questions go to the lines until they are made anew. */
    public void drop() throws SQLException {
        execute(text("drop"));
    }

    /** Whether they were made. */
    public boolean made() throws SQLException {
        try (var statement = picture.createStatement();
                var row = statement.executeQuery(text("made"))) {
            return row.next();
        }
    }

    /**
     * Takes away what changes, before it does. Where that is much, all of them are given up.
     *
     * @param conditions the things that change, by the words of the ledger ({@code documents}, {@code products} …)
     */
    public void before(Map<String, List<String>> conditions) throws SQLException {
        if (made()) {
            execute(text("make-redo"));
            redo(conditions);
            if (many()) {
                drop();
            } else {
                execute(text("redo-lines"));
                add(Scope.redone(-1));
                execute(text("drop-document"));
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
                execute(text("redo-lines"));
                add(Scope.redone(1));
            }
        }
        execute(text("clear-redo"));
    }

    private void redo(Map<String, List<String>> conditions) throws SQLException {
        for (var one : conditions.entrySet()) {
            for (var which : one.getValue()) {
                execute(text("redo-" + one.getKey()).replace(":which", which));
            }
        }
    }

    private boolean many() throws SQLException {
        try (var statement = picture.createStatement();
                var row = statement.executeQuery(text("redo-size"))) {
            row.next();
            return row.getLong("documents") > Math.max(1_000, MANY * row.getLong("all_documents"));
        }
    }

    private void add(Scope scope) throws SQLException {
        var sizes = Map.<String, Long>of();
        for (var step : STEPS) {
            if (scope.sign() < 0 && step.equals("add-document")) {
                continue; // they stand in one row each, which goes
            }
            if (step.equals("product")) {
                sizes = sizes();
            }
            var sql = text(step)
                    .replace(":documents", scope.documents())
                    .replace(":ledger", scope.ledger())
                    .replace(":sign", String.valueOf(scope.sign()));
            for (var size : sizes.entrySet()) {
                sql = sql.replace(":" + size.getKey(), String.valueOf(size.getValue()));
            }
            execute(sql);
        }
    }

    private Map<String, Long> sizes() throws SQLException {
        try (var statement = picture.createStatement();
                var row = statement.executeQuery(text("sizes"))) {
            row.next();
            return Map.of(
                    "products", row.getLong("products"),
                    "goods", row.getLong("goods"),
                    "zones", row.getLong("zones"),
                    "owns", row.getLong("owns"));
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = picture.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A statement with its steps put in, without comments. */
    private static String text(String name) {
        var text = bare(name);
        for (var step = STEP.matcher(text); step.find(); step = STEP.matcher(text)) {
            text = text.substring(0, step.start()) + bare(step.group(1)) + text.substring(step.end());
        }
        return text;
    }

    private static String bare(String name) {
        return SQL.get(name).replaceAll("(?m)--.*$", "").strip();
    }
}
