package io.clientela.identify.internal.posting;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts what the database holds because of files that are at their end: the lines that a file brought in, of documents
 * that stand for it.
 *
 * <p>The lines of most files are summed beside their documents. Where a large file's documents stand alone, one after the
 * other and in one currency, as those of an import that no other disturbs, its lines between the first and the last
 * document are the same lines, and the sum needs no look at any document.
 */
final class HeldLines {

    /** A file of so many documents is worth two questions more. */
    private static final long LARGE = 5_000;

    private final BatchSql sql;

    /**
     * The documents that stand for a file.
     *
     * @param count how many
     * @param first the lowest id
     * @param last the highest id
     * @param currency the currency of all of them, empty where they have several
     */
    private record Run(long count, long first, long last, String currency) {}

    HeldLines(BatchSql sql) {
        this.sql = sql;
    }

    /** Writes into the tally of each file what the database holds of it. */
    void count(List<OpenFile> ended) {
        if (ended.isEmpty()) {
            return;
        }
        var byId = new HashMap<Integer, OpenFile>();
        ended.forEach(file -> byId.put(file.id(), file));
        var runs = runs(byId);
        byId.values().removeIf(file -> countedAlone(file, runs.get(file.id())));
        if (!byId.isEmpty()) {
            withDocuments(byId);
        }
    }

    private Map<Integer, Run> runs(Map<Integer, OpenFile> files) {
        var runs = new HashMap<Integer, Run>();
        sql.sql("documents-of-files")
                .param("files", sql.integers(files.keySet()))
                .query(row -> {
                    var currency = row.getString("currency");
                    var one = currency.equals(row.getString("other")) ? currency : "";
                    var run = new Run(row.getLong("documents"), row.getLong("first"), row.getLong("last"), one);
                    runs.put(row.getInt("file_id"), run);
                });
        return runs;
    }

    private boolean countedAlone(OpenFile file, @Nullable Run run) {
        if (run == null || run.count() < LARGE || run.currency().isEmpty()) {
            return false;
        }
        long between = sql.sql("documents-between")
                .param("first", run.first())
                .param("last", run.last())
                .query(Long.class)
                .single();
        if (between != run.count()) {
            return false;
        }
        sql.sql("count-alone").query().singleRow();
        sql.sql("posted-between")
                .param("file", file.id())
                .param("first", run.first())
                .param("last", run.last())
                .query(row -> {
                    tell(file, run.currency(), row.getLong("lines"), row.getBigDecimal("amount"));
                });
        return true;
    }

    private void withDocuments(Map<Integer, OpenFile> files) {
        sql.sql("posted-of-files").param("files", sql.integers(files.keySet())).query(row -> {
            var file = files.get(row.getInt("file_id"));
            if (file != null) {
                tell(file, row.getString("currency"), row.getLong("lines"), row.getBigDecimal("amount"));
            }
        });
    }

    private static void tell(OpenFile file, String currency, long lines, BigDecimal amount) {
        file.tally.posted(currency, lines, amount);
    }
}
