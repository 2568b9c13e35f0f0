package io.clientela.identify.internal.posting;

import io.clientela.identify.ControlTotal;
import io.clientela.identify.FlawCount;
import io.clientela.identify.ImportPreview.DocumentHead;
import io.clientela.identify.internal.input.Attachment;
import io.clientela.identify.internal.input.Contact;
import io.clientela.identify.internal.input.Document;
import io.clientela.identify.internal.input.Field;
import io.clientela.identify.internal.input.Intake;
import io.clientela.identify.internal.input.Product;
import io.clientela.identify.internal.input.Refusal;
import io.clientela.identify.internal.input.Signature;
import io.clientela.kernel.value.Flaw;
import io.clientela.kernel.value.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.LongConsumer;

/**
 * Counts what would go in and keeps the first things told; nothing is posted. It stops the reading, by a
 * {@link CancellationException}, once it has seen as much as it was asked to.
 */
final class Counting implements Intake {

    private static final int SHOWN_FLAWS = 20;
    private static final int SHOWN = 10;

    private final long enough;
    private final LongConsumer watch;
    private final Tally tally = new Tally();
    private final Map<String, FlawCount> flaws = new TreeMap<>();
    private final List<Document> firstDocuments = new ArrayList<>();
    private final List<Contact> firstContacts = new ArrayList<>();
    private final Set<String> firstSigners = new LinkedHashSet<>();
    private final List<Flaw> firstRefused = new ArrayList<>();
    private final List<Flaw> firstRemarks = new ArrayList<>();
    private long documents;
    private long contacts;
    private long products;
    private long lines;
    private boolean stopped;

    /**
     * @param enough how many documents, contacts, products and flaws are enough
     * @param watch told how many bytes of the present file were read; may throw to stop
     */
    Counting(long enough, LongConsumer watch) {
        this.enough = enough;
        this.watch = watch;
    }

    /** Whether the reading was stopped because enough was seen. */
    boolean stopped() {
        return stopped;
    }

    long documents() {
        return documents;
    }

    long contacts() {
        return contacts;
    }

    long products() {
        return products;
    }

    long lines() {
        return lines;
    }

    List<Document> firstDocuments() {
        return List.copyOf(firstDocuments);
    }

    /** Those whose signatures hold, the first ones. */
    List<String> firstSigners() {
        return List.copyOf(firstSigners);
    }

    List<Flaw> firstRefused() {
        return List.copyOf(firstRefused);
    }

    List<Flaw> firstRemarks() {
        return List.copyOf(firstRemarks);
    }

    /** The first contacts in words. */
    List<String> firstContacts() {
        return firstContacts.stream().map(Counting::words).toList();
    }

    List<ControlTotal> totals() {
        var totals = new ArrayList<ControlTotal>();
        tally.totals().forEach(totals::add);
        return totals;
    }

    /** The flaws by reason, the most frequent first. */
    List<FlawCount> flawCounts() {
        return flaws.values().stream()
                .sorted(Comparator.comparingLong(FlawCount::count).reversed())
                .toList();
    }

    /** A contact in words: its names, else its identifiers. */
    static String words(Contact contact) {
        var words = new ArrayList<String>();
        for (var field : List.of(
                Field.COMPANY_NAME, Field.FULL_NAME, Field.GIVEN_NAME, Field.FAMILY_NAME, Field.EMAIL, Field.CITY)) {
            contact.first(field).ifPresent(words::add);
        }
        if (words.isEmpty()) {
            words.add(contact.key());
        }
        return String.join(" ", words).strip();
    }

    private void next() {
        if (told() + firstRefused.size() >= enough) {
            throw stop();
        }
    }

    /** How many documents, contacts and products were told. */
    long told() {
        return documents + contacts + products;
    }

    /** Stops the reading: enough was seen. */
    CancellationException stop() {
        stopped = true;
        return new CancellationException("enough was seen");
    }

    @Override
    public void document(Document document) {
        documents++;
        lines += document.lines().size();
        tally.read(document.currency().getCurrencyCode(), document.lines().size(), Documents.sum(document.lines()));
        if (firstDocuments.size() < SHOWN) {
            firstDocuments.add(document);
        }
        next();
    }

    @Override
    public void mending(List<Long> flawIds) {
        // counted when it is imported
    }

    @Override
    public void contact(Contact contact) {
        contacts++;
        if (firstContacts.size() < SHOWN) {
            firstContacts.add(contact);
        }
        next();
    }

    @Override
    public void product(Product product) {
        products++;
        next();
    }

    @Override
    public void refused(Refusal refusal) {
        refusal.amount().ifPresent(amount -> {
            tally.read(amount.currency().getCurrencyCode(), 1, amount.amount());
            tally.refused(amount.currency().getCurrencyCode(), 1, amount.amount());
        });
        count(refusal.flaw(), true);
        next();
    }

    @Override
    public void remark(Flaw remark) {
        count(remark, false);
    }

    private void count(Flaw flaw, boolean refused) {
        var first = refused ? firstRefused : firstRemarks;
        if (first.size() < SHOWN_FLAWS) {
            first.add(flaw);
        }
        var reason = flaw.reason() + (refused ? "" : "?");
        flaws.merge(
                reason,
                new FlawCount(flaw.reason(), refused, 1, 0, 0, flaw.toString()),
                (old, one) -> new FlawCount(old.reason(), refused, old.count() + 1, 0, 0, old.example()));
    }

    @Override
    public void attached(Attachment attachment) {
        // what a document brings with it is no line of the ledger
    }

    @Override
    public void signed(Signature signature) {
        if (signature.broken().isEmpty() && firstSigners.size() < SHOWN) {
            firstSigners.add(signature.signer());
        }
    }

    @Override
    public void progress(long bytesRead) {
        watch.accept(bytesRead);
    }

    /** How a document of a preview is shown. */
    static DocumentHead head(Document document) {
        return new DocumentHead(
                document.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                document.number(),
                document.time().toLocalDate().toString(),
                document.buyer().map(Counting::words).orElse(""),
                document.lines().size(),
                new Money(document.net(), document.currency()));
    }
}
