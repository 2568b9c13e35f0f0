package io.clientela.identify.internal.posting;

import io.clientela.identify.internal.input.Document;
import io.clientela.identify.internal.posting.Standing.Draft;
import io.clientela.identify.internal.posting.Standing.LineRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes documents and their lines. One instance serves one import. */
final class LedgerRows {

    private static final int LONGEST = 10_000;

    private final BatchSql sql;
    private final Products products;
    private final CopyRows documents = new CopyRows(1 << 18);
    private final CopyRows added = new CopyRows(1 << 14);
    private final LineLane lane;

    /** A document and the record of who bought; 0 where nobody is stated. */
    private record Bought(Draft draft, long buyer) {}

    LedgerRows(BatchSql sql, Products products, LineLane lane) {
        this.sql = sql;
        this.products = products;
        this.lane = lane;
    }

    /**
     * Begins to write the lines of drafts, so that PostgreSQL takes them in while buyers and documents are seen to. They are
     * in the database once {@link #settle} has returned.
     *
     * @param additions further lines, whose products are looked up with those of the drafts
     * @return how many products are new
     */
    long begin(List<Draft> drafts, List<LineRun> additions) {
        settle();
        var fresh = new ArrayList<LineRun>();
        drafts.forEach(draft -> fresh.addAll(draft.runs));
        var all = new ArrayList<>(additions);
        all.addAll(fresh);
        var made = products.resolve(all);
        if (!fresh.isEmpty()) {
            var ids = drafts.stream().mapToLong(draft -> draft.standing.id).summaryStatistics();
            lane.begin(rows -> fresh.forEach(run -> write(run, rows)), ids.getMin(), ids.getMax());
        }
        return made;
    }

    /**
     * Writes drafts whose lines were begun, and further lines of documents that stand already; these go with the batch. The
     * drafts go in in the order of their keys: so neighbours in the index of keys, which are spread over all of it, are
     * written one after the other.
     *
     * @param buyers the record of each draft that states a buyer, in their order
     */
    void write(List<Draft> drafts, List<Long> buyers, List<LineRun> additions) {
        int next = 0;
        var bought = new ArrayList<Bought>(drafts.size());
        for (var draft : drafts) {
            bought.add(new Bought(draft, draft.head.buyer().isPresent() ? buyers.get(next++) : 0));
        }
        bought.sort(Comparator.comparing(one -> one.draft().standing.key, Key.IN_ORDER));
        bought.forEach(one -> write(one.draft(), one.buyer()));
        sql.copy(documents, "copy-documents");
        additions.forEach(run -> write(run, added));
        sql.copy(added, "copy-lines");
    }

    /** What the database was found to hold because of a file, of the lines of new documents; it is forgotten. */
    LineLane.Held takeHeld(int file) {
        return lane.takeHeld(file);
    }

    /** Waits for lines of a batch that failed. */
    void rest() {
        lane.rest();
    }

    /** Waits until all lines written so far are in the database. */
    void settle() {
        lane.settle();
    }

    private void write(Draft draft, long buyer) {
        var head = draft.head;
        var source = draft.file.cover.source();
        documents
                .row(23)
                .bigint(draft.standing.id)
                .key(draft.standing.key)
                .integer(draft.standing.version)
                .flag(draft.current)
                .key(draft.standing.content)
                .integer(draft.file.sourceId())
                .integer(draft.file.id())
                .integer((int) head.place().line())
                .text(innerPath(draft))
                .text(head.kind().name())
                .text(head.issuer())
                .text(cut(head.number()))
                .timestamp(head.time())
                .text(head.currency().getCurrencyCode())
                .bigintOrNull(buyer)
                .bigintOrNull(buyer)
                .text(head.department().isEmpty() ? source.department() : head.department())
                .text(head.channel().isEmpty() ? source.channel() : head.channel());
        corrects(head);
        documents.numeric(draft.net).numeric(draft.tax).numeric(draft.gross);
    }

    private void corrects(Document head) {
        if (head.corrects().isEmpty()) {
            documents.none().none();
            return;
        }
        var original = head.corrects().get();
        documents.text(cut(original.number()));
        if (original.date().isPresent()) {
            documents.date(original.date().get());
        } else {
            documents.none();
        }
    }

    private static @Nullable String innerPath(Draft draft) {
        var place = draft.head.place().file();
        int inside = place.indexOf("!/");
        return inside < 0 ? null : place.substring(inside + 2);
    }

    private static void write(LineRun run, CopyRows lines) {
        int position = run.position();
        for (int i = 0; i < run.lines().size(); i++) {
            var line = run.lines().get(i);
            var product = run.products().get(i);
            lines.row(13)
                    .bigint(run.documentId())
                    .integer(position++)
                    .integer(product.id())
                    .integer(run.file().id())
                    .integer((int) line.place().line())
                    .letter(letter(line.kind()))
                    .numeric(line.quantity())
                    .text(line.unit())
                    .numeric(line.unitPrice())
                    .numeric(line.amount())
                    .numeric(line.cost().orElse(null))
                    .text(product.differs() ? cut(line.description()) : null)
                    .text(line.department().isEmpty() ? null : cut(line.department()));
        }
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /** The letter of a kind of line in the database. */
    static char letter(Document.LineKind kind) {
        return switch (kind) {
            case SALE -> 'S';
            case RETURN -> 'R';
            case DISCOUNT -> 'D';
            case CHARGE -> 'C';
            case ROUNDING -> 'O';
        };
    }
}
