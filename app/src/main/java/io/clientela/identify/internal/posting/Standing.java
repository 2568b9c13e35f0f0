package io.clientela.identify.internal.posting;

import io.clientela.identify.internal.input.Document;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The version that counts of a document, as a batch finds and changes it. */
final class Standing {

    final Key key;
    final long id;
    final int version;
    final int fileId;
    final String currency;
    Key content;

    /** The position of the last line that is on its way to a document that the database has; 0 where none is. */
    int last;

    /** What is still to be written of it; null once the database has it. */
    @Nullable
    Draft draft;

    Standing(Key key, long id, int version, int fileId, String currency, Key content) {
        this.key = key;
        this.id = id;
        this.version = version;
        this.fileId = fileId;
        this.currency = currency;
        this.content = content;
    }

    /** A document that the batch is going to write. */
    static final class Draft {
        final Standing standing;
        final OpenFile file;
        final Document head;
        final Optional<Identity> buyer;
        final List<LineRun> runs = new ArrayList<>();
        BigDecimal net;

        @Nullable
        BigDecimal tax;

        @Nullable
        BigDecimal gross;

        boolean current = true;
        int lines;

        Draft(Standing standing, OpenFile file, Fingerprinted first) {
            this.standing = standing;
            this.file = file;
            this.head = first.document();
            this.buyer = first.buyer();
            this.net = BigDecimal.ZERO;
            add(first, head);
        }

        /** Adds a further part of the same document. */
        void add(Fingerprinted part, Document document) {
            runs.add(new LineRun(standing.id, lines + 1, file, document.lines(), part.products()));
            lines += document.lines().size();
            net = net.add(document.net());
            tax = plus(tax, document.tax().orElse(null));
            gross = plus(gross, document.gross().orElse(null));
        }

        private static @Nullable BigDecimal plus(@Nullable BigDecimal one, @Nullable BigDecimal other) {
            return one == null ? other : other == null ? one : one.add(other);
        }
    }

    /**
     * Lines to be written.
     *
     * @param documentId of which document
     * @param position the position of the first
     * @param file which brings them in
     * @param products their products
     */
    record LineRun(
            long documentId, int position, OpenFile file, List<Document.Line> lines, List<ProductName> products) {}
}
