package io.clientela.identify.internal.posting;

import io.clientela.identify.ImportedFile;
import io.clientela.identify.internal.input.Attachment;
import io.clientela.identify.internal.input.Contact;
import io.clientela.identify.internal.input.Document;
import io.clientela.identify.internal.input.Intake;
import io.clientela.identify.internal.input.Product;
import io.clientela.identify.internal.input.Refusal;
import io.clientela.identify.internal.input.Signature;
import io.clientela.identify.internal.posting.Told.Joining;
import io.clientela.kernel.value.Flaw;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes what readers tell, in batches, to the thread that posts them. Reading and posting go on side by side; at most two
 * batches wait, so that memory stays flat. Several files may share a batch and a file may need several; each batch goes
 * into the database whole or not at all.
 *
 * <p>Called from one thread. Close it after {@link #finish}, or to leave without posting what is still in hand.
 */
final class Posting implements Intake, AutoCloseable {

    /** Once a batch holds so many ledger lines or other things it is handed on. */
    private static final int FULL = 25_000;

    /** So many bytes of attachments weigh as much as a line. */
    private static final int BYTES_OF_LINE = 400;

    /** Numbers with more figures than this do not come from a firm's books. */
    private static final int FIGURES = 60;

    /** Follows the reading. */
    interface Progress {

        /** So many bytes of the present file were read, and so many lines, contacts and products in all. */
        void at(long bytesOfFile, long lines);

        boolean cancelled();
    }

    private final Poster poster;
    private final Progress progress;
    private final Fingerprinter fingerprinter = new Fingerprinter();
    private final ProductNames names;
    private final BlockingQueue<List<Told>> queue = new ArrayBlockingQueue<>(2);
    private final Thread posting;
    private volatile @Nullable Throwable failure;

    private List<Told> batch = new ArrayList<>();
    private int weight;
    private long lines;
    private long refused;
    private long bytesOfFile;
    private boolean table;
    private List<Long> mends = List.of();
    private @Nullable OpenFile file;
    private @Nullable Key document;

    Posting(Poster poster, ProductNames names, Progress progress) {
        this.poster = poster;
        this.names = names;
        this.progress = progress;
        this.posting = Thread.ofPlatform().name("posting").daemon().start(this::post);
    }

    /** Begins a file; everything told from now on was read in it. */
    void begin(OpenFile begun) {
        file = begun;
        bytesOfFile = 0;
        refused = 0;
        table = false;
        add(new Told.Begun(begun), 0);
    }

    /** Says whether what is read now is a table. */
    void table(boolean isTable) {
        table = isTable;
    }

    /** Ends the present file. */
    void end(ImportedFile.State state) {
        add(new Told.Ended(present(), state), 0);
        mends = List.of();
    }

    /** Waits until everything told is in the database. */
    void finish() {
        hand(batch);
        batch = new ArrayList<>();
        hand(List.of());
        try {
            posting.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
        check();
    }

    /** How many lines, contacts and products were told so far. */
    long wentIn() {
        return lines;
    }

    /** How many parts of the present file were refused so far. */
    long refusedInFile() {
        return refused;
    }

    /** Lets the batch at work come to its end and forgets those that wait. */
    @Override
    public void close() {
        queue.clear();
        queue.offer(List.of());
        try {
            posting.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void document(Document document) {
        trade(document, Joining.REPLACES);
    }

    @Override
    public void completion(Document part) {
        trade(part, Joining.COMPLETES);
    }

    private void trade(Document document, Joining joining) {
        var wrong = outOfRange(document);
        if (wrong.isPresent()) {
            this.document = null;
            var place = document.place();
            refused(new Refusal(
                    new Flaw(place.file(), place.line(), "", "number-out-of-range", wrong.get()),
                    List.of(),
                    List.of(document.number()),
                    Optional.empty()));
            return;
        }
        var how = mends.isEmpty() ? joining : Joining.COMPLETES;
        var told = fingerprinter.of(document, names, present().sourceId(), table);
        this.document = told.key();
        add(new Told.Trade(present(), told, how, takeMends()), document.lines().size());
    }

    @Override
    public void attached(Attachment attachment) {
        var to = document;
        if (to != null) {
            weight += attachment.content().length / BYTES_OF_LINE;
            add(new Told.Attached(present(), to, attachment), 0);
        }
    }

    @Override
    public void mending(List<Long> flawIds) {
        mends = List.copyOf(flawIds);
    }

    @Override
    public void contact(Contact contact) {
        var identity = fingerprinter.identity(contact, present().sourceId());
        add(new Told.Party(present(), contact, identity, takeMends()), 1);
    }

    @Override
    public void product(Product product) {
        add(new Told.Goods(present(), product, takeMends()), 1);
    }

    @Override
    public void refused(Refusal refusal) {
        refused++;
        add(new Told.Refused(present(), refusal), 0);
    }

    @Override
    public void remark(Flaw remark) {
        add(new Told.Remarked(present(), remark), 0);
    }

    @Override
    public void signed(Signature signature) {
        add(new Told.Signed(present(), signature), 0);
    }

    @Override
    public void progress(long bytesRead) {
        bytesOfFile = bytesRead;
        watch();
    }

    private List<Long> takeMends() {
        var taken = mends;
        mends = List.of();
        return taken;
    }

    private void add(Told told, int more) {
        batch.add(told);
        weight += Math.max(1, more);
        lines += more;
        if (weight >= FULL) {
            hand(batch);
            batch = new ArrayList<>();
            weight = 0;
            watch();
        }
    }

    private void watch() {
        progress.at(bytesOfFile, lines);
        if (progress.cancelled()) {
            throw new CancellationException("cancelled");
        }
    }

    private void hand(List<Told> full) {
        try {
            while (!queue.offer(full, 100, TimeUnit.MILLISECONDS)) {
                check();
                if (progress.cancelled()) {
                    throw new CancellationException("cancelled");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    /** Lets the reader know that posting failed. */
    void check() {
        var failed = failure;
        if (failed != null) {
            throw new IllegalStateException("posting failed: " + failed.getMessage(), failed);
        }
    }

    /** The posting thread: takes batches until an empty one. */
    private void post() {
        try {
            for (var next = queue.take(); !next.isEmpty(); next = queue.take()) {
                poster.post(next);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure = e;
        } catch (RuntimeException | Error e) {
            failure = e;
        }
    }

    private OpenFile present() {
        var begun = file;
        if (begun == null) {
            throw new IllegalStateException("no file was begun");
        }
        return begun;
    }

    private static Optional<String> outOfRange(Document document) {
        for (var line : document.lines()) {
            if (tooLong(line.quantity()) || tooLong(line.unitPrice()) || tooLong(line.amount())) {
                return Optional.of("a number of line " + line.position());
            }
            if (line.cost().filter(Posting::tooLong).isPresent()) {
                return Optional.of("the cost of line " + line.position());
            }
        }
        var stated = document.tax().filter(Posting::tooLong).isPresent()
                || document.gross().filter(Posting::tooLong).isPresent()
                || tooLong(document.net());
        return stated ? Optional.of("a total of the document") : Optional.empty();
    }

    private static boolean tooLong(BigDecimal number) {
        return number.precision() > FIGURES || Math.abs(number.scale()) > FIGURES;
    }
}
