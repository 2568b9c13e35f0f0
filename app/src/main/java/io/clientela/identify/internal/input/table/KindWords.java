package io.clientela.identify.internal.input.table;

import io.clientela.identify.internal.input.Document.Kind;
import io.clientela.identify.internal.value.Folding;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The words in which tables say what a document is, in English and Italian. What makes a document count back is told by
 * whole words and phrases alone, and not by those that say how it was paid or who bought ({@code credit card}).
 */
final class KindWords {

    /** What holds a word of a credit, debit or return without being one. */
    private static final Pattern MISLEADING = Pattern.compile("\\b((credit|debit)( (or|and))?( (credit|debit))?"
            + " (cards?|sales?|customers?|accounts?|transfers?|terms?|lines?)"
            + "|cart[ae] (di )?(credito|debito)|(on|store|letter of) credit|direct debit|addebito diretto"
            + "|return customers?|buono reso|(partially|partly|parzialmente) \\w+|(not|non|never) \\w+)\\b");

    /** The first word found in the text counts, so the narrower ones stand first. */
    private static final Map<String, Kind> WORDS = words();

    private KindWords() {}

    /** The kind that the text names. */
    static Optional<Kind> kind(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var words = Folding.fold(text.replaceAll("(?<=[a-z])(?=[A-Z])", " "));
        if (words.equals("credit") || words.equals("credito")) {
            return Optional.of(Kind.CREDIT_NOTE);
        }
        var folded = " " + MISLEADING.matcher(words).replaceAll("") + " ";
        for (var entry : WORDS.entrySet()) {
            if (folded.contains(entry.getKey())) {
                return Optional.of(entry.getValue());
            }
        }
        return Optional.empty();
    }

    /** What the documents of a table are by the names of its columns; an invoice where they do not tell. */
    static Kind usual(TableMapping mapping) {
        for (var meaning : new Meaning[] {Meaning.DOCUMENT_NUMBER, Meaning.DATE}) {
            var named = mapping.column(meaning).flatMap(column -> kind(column.header()));
            if (named.isPresent()) {
                return named.get();
            }
        }
        return Kind.INVOICE;
    }

    private static Map<String, Kind> words() {
        var words = new LinkedHashMap<String, Kind>();
        putWhole(
                words,
                Kind.CREDIT_NOTE,
                "credit note, credit notes, credit memo, credit memos, credit invoice, credit invoices, credit"
                        + " adjustment, sales credit, sales credits, credit no, credit number, creditnote, creditmemo,"
                        + " nota di credito, note di credito, nota credito, note credito, nota cred, nota di accredito,"
                        + " accredito, accrediti, nc, td04, td08, 381");
        putWhole(
                words,
                Kind.DEBIT_NOTE,
                "debit, debit note, debit notes, debit memo, debitnote, debitmemo, nota di debito, note di debito,"
                        + " nota debito, note debito, addebito, addebiti, nd, td05, td09");
        putWhole(
                words,
                Kind.CANCELLATION,
                "cancel, cancels, canceled, cancelled, cancelation, cancellation, cancellations, cancellato,"
                        + " cancellata, cancellati, cancellate, cancellazione, return, returns, returned, refund, refunds,"
                        + " refunded, reso, resi, storno, storni, stornato, stornata, annulla, annullo, annullato,"
                        + " annullata, annullati, annullate, annullamento, rimborso, rimborsi, rimborsato, rimborsata,"
                        + " void, voids, voided");
        put(words, Kind.ORDER, "order", "ordine", "ordini");
        put(
                words,
                Kind.RECEIPT,
                "receipt",
                "scontrino",
                "ricevuta",
                "corrispettiv",
                "basket",
                "ticket",
                " pos ",
                "cassa");
        put(
                words,
                Kind.INVOICE,
                "invoice",
                "fattura",
                " ft ",
                " fatt ",
                " inv ",
                " td01 ",
                " td24 ",
                " td25 ",
                " 380 ");
        return words;
    }

    private static void putWhole(Map<String, Kind> words, Kind kind, String names) {
        for (var name : names.split(", ", -1)) {
            words.put(" " + name + " ", kind);
        }
    }

    private static void put(Map<String, Kind> words, Kind kind, String... names) {
        for (var name : names) {
            words.put(name, kind);
        }
    }
}
