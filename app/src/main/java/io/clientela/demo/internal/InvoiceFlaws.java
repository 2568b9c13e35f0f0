package io.clientela.demo.internal;

import io.clientela.demo.DemoTruth.Effect;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Chooses the documents that come flawed, and spoils them. */
final class InvoiceFlaws {

    private static final int DOCUMENTS_FOR_FULL_COUNT = 4_000;

    private final Map<String, Kind> chosen = new HashMap<>();
    private final List<InvoiceText> corrected = new ArrayList<>();
    private final InvoiceText tampered;
    private final Dice dice;

    /** The kinds of flaws, with how many of each there are among 4,000 documents. */
    enum Kind {
        TRUNCATED("truncated-file", Effect.REFUSED, 2),
        IMPOSSIBLE_DATE("impossible-date", Effect.REFUSED, 2),
        LETTER_IN_AMOUNT("letter-in-amount", Effect.REFUSED, 2),
        NO_NUMBER("missing-number", Effect.REFUSED, 2),
        WRONG_TOTAL("totals-do-not-add-up", Effect.REMARKED, 4),
        WRONG_VAT("wrong-vat-number", Effect.REMARKED, 5),
        FILE_TWICE("file-twice", Effect.IGNORED, 5),
        CORRECTED("corrected-version", Effect.REPLACES, 4);

        final String code;
        final Effect effect;
        private final int count;

        Kind(String code, Effect effect, int count) {
            this.code = code;
            this.effect = effect;
            this.count = count;
        }
    }

    InvoiceFlaws(List<InvoiceText> documents, LocalDate before, Dice dice) {
        this.dice = dice;
        var named = new HashSet<String>();
        documents.forEach(document -> document.corrects().ifPresent(original -> named.add(original.number())));
        var free = new ArrayList<>(documents.stream()
                .filter(document -> document.date().isBefore(before.minusDays(40))
                        && document.number().startsWith("FR")
                        && !document.buyer().firm().orElseThrow().soleTrader()
                        && !named.contains(document.number()))
                .toList());
        for (var kind : Kind.values()) {
            var count = Math.max(1, kind.count * documents.size() / DOCUMENTS_FOR_FULL_COUNT);
            for (var i = 0; i < count; i++) {
                var document = free.remove(dice.below(free.size()));
                chosen.put(document.number(), kind);
                if (kind == Kind.CORRECTED) {
                    corrected.add(document);
                }
            }
        }
        tampered = free.remove(dice.below(free.size()));
    }

    /** The flaw of a document. */
    Optional<Kind> of(InvoiceText document) {
        return Optional.ofNullable(chosen.get(document.number()));
    }

    /** The documents that come again with what they should have said. */
    List<InvoiceText> corrected() {
        return corrected;
    }

    /** The document of which a signed copy was changed. */
    InvoiceText tampered() {
        return tampered;
    }

    /** The document as first written: for one that is corrected later, with a wrong quantity in its first line. */
    InvoiceText before(Kind kind, InvoiceText document) {
        if (kind != Kind.CORRECTED) {
            return document;
        }
        var lines = new ArrayList<>(document.lines());
        var first = lines.getFirst();
        lines.set(0, SaleLine.wholesale(first.product(), first.quantity() * 10, first.unitPrice(), first.discount()));
        return document.with(lines);
    }

    /** The wrong VAT number that stands in a document. */
    String wrongVat(InvoiceText document) {
        return Typist.wrongVat(document.buyer().firm().orElseThrow().vatNumber(), dice.fork(document.number()));
    }

    /** The bytes of a document's file with its flaw. */
    byte[] spoil(Kind kind, InvoiceText document, String text) {
        var date = "<Data>" + document.date() + "</Data>";
        var spoiled = switch (kind) {
            case TRUNCATED -> text.substring(0, text.length() * 3 / 5);
            case IMPOSSIBLE_DATE ->
                text.replace(date, "<Data>" + document.date().getYear() + "-02-30</Data>");
            case LETTER_IN_AMOUNT -> letterInAmount(text);
            case NO_NUMBER -> text.replace("<Numero>" + document.number() + "</Numero>", "<Numero></Numero>");
            case WRONG_TOTAL -> wrongTotal(text);
            case WRONG_VAT -> wrongVat(document, text);
            case FILE_TWICE, CORRECTED -> text;
        };
        return spoiled.getBytes(StandardCharsets.UTF_8);
    }

    private static String letterInAmount(String text) {
        var start = text.indexOf("<PrezzoTotale>") + "<PrezzoTotale>".length();
        var end = text.indexOf("</PrezzoTotale>");
        return text.substring(0, start) + Numbers.withLetter(text.substring(start, end)) + text.substring(end);
    }

    private static String wrongTotal(String text) {
        var start = text.indexOf("<ImponibileImporto>") + "<ImponibileImporto>".length();
        var end = text.indexOf("</ImponibileImporto>");
        return text.substring(0, start) + "1" + text.substring(start, end) + text.substring(end);
    }

    private String wrongVat(InvoiceText document, String text) {
        var right = Objects.requireNonNull(document.buyer().firm().orElseThrow().vatNumber());
        return text.replace("<IdCodice>" + right, "<IdCodice>" + wrongVat(document));
    }

    /** The signed file with one figure of its content changed. */
    static byte[] tamper(byte[] signed) {
        var text = new String(signed, StandardCharsets.ISO_8859_1);
        var at = text.indexOf("<PrezzoTotale>") + "<PrezzoTotale>".length();
        var changed = signed.clone();
        changed[at] = (byte) (signed[at] == '9' ? '8' : signed[at] + 1);
        return changed;
    }
}
