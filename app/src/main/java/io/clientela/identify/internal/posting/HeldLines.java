package io.clientela.identify.internal.posting;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts what the database holds because of files that are at their end: the lines that a file brought in, of documents
 * that stand for it.
 *
 * <p>Most files bring in new documents in one currency and nothing else. Their lines were summed as they were written
 * ({@link LineLane}), and count once all their documents are there too. The lines of the others are summed beside their
 * documents.
 */
final class HeldLines {

    private final BatchSql sql;
    private final LedgerRows ledger;

    HeldLines(BatchSql sql, LedgerRows ledger) {
        this.sql = sql;
        this.ledger = ledger;
    }

    /** Writes into the tally of each file what the database holds of it. */
    void count(List<OpenFile> ended) {
        if (ended.isEmpty()) {
            return;
        }
        var byId = new HashMap<Integer, OpenFile>();
        ended.forEach(file -> byId.put(file.id(), file));
        var documents = documents(byId);
        byId.values().removeIf(file -> counted(file, documents.getOrDefault(file.id(), 0L)));
        if (!byId.isEmpty()) {
            withDocuments(byId);
        }
    }

    private Map<Integer, Long> documents(Map<Integer, OpenFile> files) {
        var documents = new HashMap<Integer, Long>();
        sql.sql("documents-of-files")
                .param("files", sql.integers(files.keySet()))
                .query(row -> {
                    documents.put(row.getInt("file_id"), row.getLong("documents"));
                });
        return documents;
    }

    private boolean counted(OpenFile file, long documents) {
        var held = ledger.takeHeld(file.id());
        if (!file.simple || file.documents != documents) {
            return false;
        }
        if (documents > 0) {
            tell(file, file.currency, held.lines(), held.amount());
        }
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
