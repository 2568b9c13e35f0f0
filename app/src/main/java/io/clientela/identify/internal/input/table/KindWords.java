package io.clientela.identify.internal.input.table;

import io.clientela.identify.internal.input.Document.Kind;
import io.clientela.identify.internal.value.Folding;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The words in which tables say what a document is, in English and Italian. */
final class KindWords {

    /** The first word found in the text counts, so the narrower ones stand first. */
    private static final Map<String, Kind> WORDS = words();

    private KindWords() {}

    /** The kind that the text names. */
    static Optional<Kind> kind(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var folded = " " + Folding.fold(text) + " ";
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
            var named = mapping.column(meaning)
                    .flatMap(column -> kind(column.header().replaceAll("(?<=[a-z])(?=[A-Z])", " ")));
            if (named.isPresent()) {
                return named.get();
            }
        }
        return Kind.INVOICE;
    }

    private static Map<String, Kind> words() {
        var words = new LinkedHashMap<String, Kind>();
        put(
                words,
                Kind.CREDIT_NOTE,
                "credit",
                "nota di credito",
                "nota credito",
                " nc ",
                "accredito",
                " td04 ",
                " td08 ",
                " 381 ");
        put(words, Kind.DEBIT_NOTE, "debit", "nota di debito", "nota debito", "addebito", " nd ", " td05 ", " td09 ");
        put(words, Kind.CANCELLATION, "cancel", "return", "refund", " reso", "storno", "annull", "rimborso", "void");
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

    private static void put(Map<String, Kind> words, Kind kind, String... names) {
        for (var name : names) {
            words.put(name, kind);
        }
    }
}
