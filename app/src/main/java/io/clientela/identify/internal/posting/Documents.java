package io.clientela.identify.internal.posting;

import io.clientela.identify.internal.input.Document;
import io.clientela.identify.internal.posting.Standing.Draft;
import io.clientela.identify.internal.posting.Standing.LineRun;
import io.clientela.identify.internal.posting.Told.Joining;
import io.clientela.identify.internal.posting.Told.Trade;
import java.math.BigDecimal;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Recognises the documents of one batch and decides what each does to the one that stands.
 *
 * <ul>
 *   <li>Not known: it is posted.
 *   <li>Known with the same content: nothing happens, its lines count as known.
 *   <li>Known with other content: it becomes a new version and the old one stays, no longer current. Mended rows are added
 *       to a new version that keeps the other lines.
 * </ul>
 *
 * A file whose reading was cut short is read again from its start. What it posted then is recognised by the file that
 * the document stands for, and counts as posted, not as known.
 */
final class Documents {

    private final BatchSql sql;
    private final Blocks ids;
    private final LedgerKeys ledgerKeys;
    private final Map<Key, Standing> standing = new HashMap<>();
    private final Set<Key> asked = new HashSet<>();
    private final Set<Long> settledFlaws;
    private final Counts counts;

    private List<Draft> drafts = new ArrayList<>();
    private List<LineRun> additions = new ArrayList<>();
    private final List<Long> retired = new ArrayList<>();

    /** How many documents of a batch were posted, became versions, were known. */
    static final class Counts {
        long posted;
        long versions;
        long known;
    }

    /**
     * @param settledFlaws flaws of this batch that were mended before
     */
    Documents(BatchSql sql, Blocks ids, LedgerKeys ledgerKeys, Set<Long> settledFlaws, Counts counts) {
        this.sql = sql;
        this.ids = ids;
        this.ledgerKeys = ledgerKeys;
        this.settledFlaws = settledFlaws;
        this.counts = counts;
    }

    /** Asks which of the documents are known. */
    void ask(List<Trade> trades) {
        trades.forEach(trade -> asked.add(trade.document().key()));
        if (asked.isEmpty()) {
            return;
        }
        var known = ledgerKeys.mayHave(asked);
        if (known.isEmpty()) {
            return;
        }
        sql.sql("documents-by-key")
                .param("keys", sql.keys(known))
                .query((row, number) -> new Standing(
                        Key.of(row.getObject("key", UUID.class)),
                        row.getLong("document_id"),
                        row.getInt("version"),
                        row.getInt("file_id"),
                        row.getString("currency"),
                        Key.of(row.getObject("content", UUID.class))))
                .list()
                .forEach(found -> standing.put(found.key, found));
    }

    /** What is to be written so far: documents, and lines of documents that are written already; both start anew. */
    List<Draft> takeDrafts() {
        var taken = drafts;
        drafts = new ArrayList<>();
        taken.forEach(draft -> draft.standing.draft = null);
        return taken;
    }

    List<LineRun> takeAdditions() {
        var taken = additions;
        additions = new ArrayList<>();
        standing.values().forEach(one -> one.last = 0);
        return taken;
    }

    /** Documents in the database that no longer count. To be written before the drafts are. */
    List<Long> takeRetired() {
        var taken = List.copyOf(retired);
        retired.clear();
        return taken;
    }

    /** Whether the drafts have to be written before the trade can be decided. */
    boolean needsWritten(Trade trade) {
        var known = standing.get(trade.document().key());
        return known != null
                && (known.draft != null || known.last > 0)
                && trade.joining() == Joining.COMPLETES
                && !known.content.equals(trade.document().content());
    }

    /** Decides one trade. */
    void decide(Trade trade) {
        var told = trade.document();
        var known = standing.get(told.key());
        if (known == null) {
            counts.posted++;
            post(trade, 1);
        } else if (known.content.equals(told.content())) {
            same(trade, known);
        } else {
            other(trade, known);
        }
    }

    private void post(Trade trade, int version) {
        var told = trade.document();
        var document = told.document();
        trade.file().made(document.currency().getCurrencyCode());
        var fresh = new Standing(
                told.key(),
                ids.next(),
                version,
                trade.file().id(),
                document.currency().getCurrencyCode(),
                told.content());
        var draft = new Draft(fresh, trade.file(), told);
        fresh.draft = draft;
        drafts.add(draft);
        standing.put(told.key(), fresh);
        ledgerKeys.add(told.key());
        if (trade.file().resumed) {
            trade.file().claimed.add(told.key());
        }
    }

    private void same(Trade trade, Standing known) {
        var file = trade.file();
        if (file.resumed && known.fileId == file.id() && file.claimed.add(known.key)) {
            return; // posted by the import that was cut short
        }
        known(trade, trade.document().document().lines());
    }

    private void known(Trade trade, List<Document.Line> lines) {
        counts.known++;
        count(trade, lines);
    }

    private static void count(Trade trade, List<Document.Line> lines) {
        trade.file().tally.known(trade.document().document().currency().getCurrencyCode(), lines.size(), sum(lines));
    }

    private void other(Trade trade, Standing known) {
        var sameFile = known.fileId == trade.file().id();
        var sameCurrency =
                known.currency.equals(trade.document().document().currency().getCurrencyCode());
        if (trade.joining() == Joining.REPLACES || !sameCurrency) {
            replace(trade, known);
        } else if (sameFile) {
            extend(trade, known);
        } else {
            complete(trade, known);
        }
    }

    private void replace(Trade trade, Standing known) {
        if (trade.file().resumed && statedBefore(trade)) {
            return;
        }
        if (known.draft != null) {
            known.draft.current = false;
        } else {
            retired.add(known.id);
        }
        counts.versions++;
        post(trade, known.version + 1);
    }

    private boolean statedBefore(Trade trade) {
        return sql
                .sql("versions-of-file")
                .param("key", trade.document().key().uuid())
                .param("file", trade.file().id())
                .query(UUID.class)
                .list()
                .stream()
                .map(Key::of)
                .anyMatch(trade.document().content()::equals);
    }

    /** Further mended rows of a document that this file began or completed. */
    private void extend(Trade trade, Standing known) {
        if (trade.file().resumed) {
            trade.file().claimed.add(known.key);
        }
        var draft = known.draft;
        if (draft != null) {
            draft.add(trade.document(), trade.document().document());
            known.content =
                    known.content.plus(Fingerprinted.sum(trade.document().lines()));
            return;
        }
        var present = linesOf(known.id);
        var part = Part.without(present, trade, known.fileId);
        if (part.isEmpty()) {
            return; // posted by the import that was cut short
        }
        known.content = known.content.plus(part.content());
        add(trade, known, part, last(present));
        var document = trade.document().document();
        sql.sql("extend-document")
                .param("id", known.id)
                .param("content", known.content.uuid())
                .param("net", sum(part.lines()))
                .param("tax", document.tax().orElse(null), Types.NUMERIC)
                .param("gross", document.gross().orElse(null), Types.NUMERIC)
                .update();
    }

    private void add(Trade trade, Standing to, Part part, int lastPresent) {
        trade.file().simple = false;
        var first = Math.max(to.last, lastPresent) + 1;
        additions.add(new LineRun(to.id, first, trade.file(), part.lines(), part.products()));
        to.last = first + part.lines().size() - 1;
    }

    /** Mended rows of a document that another file brought in. */
    private void complete(Trade trade, Standing known) {
        var lines = trade.document().document().lines();
        if (!trade.mends().isEmpty() && settledFlaws.containsAll(trade.mends())) {
            known(trade, lines);
            return;
        }
        var present = linesOf(known.id);
        var part = Part.without(present, trade, 0);
        count(trade, lines.stream().filter(line -> !part.lines().contains(line)).toList());
        if (part.isEmpty()) {
            counts.known++;
            return;
        }
        retired.add(known.id);
        writeRetired();
        var content = known.content.plus(part.content());
        var next = new Standing(
                known.key, ids.next(), known.version + 1, trade.file().id(), known.currency, content);
        writeCompleted(trade, known, next, part);
        add(trade, next, part, last(present));
        standing.put(next.key, next);
        counts.versions++;
    }

    private void writeCompleted(Trade trade, Standing known, Standing next, Part part) {
        var document = trade.document().document();
        sql.sql("complete-document")
                .param("new", next.id)
                .param("old", known.id)
                .param("content", next.content.uuid())
                .param("file", trade.file().id())
                .param("line", (int) document.place().line())
                .param("net", sum(part.lines()))
                .param("tax", document.tax().orElse(null), Types.NUMERIC)
                .param("gross", document.gross().orElse(null), Types.NUMERIC)
                .update();
        sql.sql("complete-lines").param("new", next.id).param("old", known.id).update();
    }

    /** Writes that documents no longer count. */
    void writeRetired() {
        var gone = takeRetired();
        if (!gone.isEmpty()) {
            sql.sql("retire-documents").param("ids", sql.longs(gone)).update();
            sql.sql("forget-corrected").param("ids", sql.longs(gone)).update();
        }
    }

    private List<Part.Present> linesOf(long documentId) {
        return sql.sql("lines-of-document")
                .param("id", documentId)
                .query((row, number) -> new Part.Present(
                        row.getInt("position"),
                        row.getInt("file_id"),
                        row.getInt("line"),
                        row.getBigDecimal("quantity"),
                        row.getBigDecimal("amount")))
                .list();
    }

    private static int last(List<Part.Present> present) {
        return present.stream().mapToInt(Part.Present::position).max().orElse(0);
    }

    static BigDecimal sum(List<Document.Line> lines) {
        var sum = BigDecimal.ZERO;
        for (var line : lines) {
            sum = sum.add(line.amount());
        }
        return sum;
    }
}
