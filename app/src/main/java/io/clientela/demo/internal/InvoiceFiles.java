package io.clientela.demo.internal;

import io.clientela.demo.DemoTruth.Effect;
import io.clientela.demo.DemoTruth.KeyKind;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the documents of the wholesale office: a .zip archive a month, the last days as loose .xml and signed .p7m
 * files, and among them the flaws.
 */
final class InvoiceFiles {

    private static final String SOURCE = Channel.INVOICE.source;
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final LocalDate LOOSE_FROM = House.LAST_DAY.minusDays(9);

    private final Path folder;
    private final Ledger ledger;
    private final Dice dice;
    private final Signer signer;
    private final InvoiceFlaws flaws;
    private int progressive;
    private final Map<InvoiceText, byte[]> again = new LinkedHashMap<>();

    private InvoiceFiles(Path folder, List<InvoiceText> documents, Ledger ledger, Dice dice) {
        this.folder = folder;
        this.ledger = ledger;
        this.dice = dice;
        this.signer = new Signer(dice.fork("signer"));
        this.flaws = new InvoiceFlaws(documents, LOOSE_FROM, dice.fork("flaws"));
    }

    /** Writes all documents into the folder. */
    static void write(Path folder, List<InvoiceText> documents, Ledger ledger, Dice dice) throws IOException {
        Files.createDirectories(folder);
        var files = new InvoiceFiles(folder, documents, ledger, dice);
        var at = 0;
        for (var month = YearMonth.from(House.FIRST_DAY);
                !month.isAfter(YearMonth.from(House.LAST_DAY));
                month = month.plusMonths(1)) {
            var next = at;
            while (next < documents.size()
                    && YearMonth.from(documents.get(next).date()).equals(month)) {
                next++;
            }
            files.month(month, documents.subList(at, next));
            at = next;
        }
        files.replacements();
    }

    private void month(YearMonth month, List<InvoiceText> documents) throws IOException {
        var path = folder.resolve("fatture-" + month + ".zip");
        var loose = new ArrayList<InvoiceText>();
        try (var archive = new Archive(path)) {
            for (var waiting : again.entrySet()) {
                var name = fileName();
                archive.add(name, waiting.getValue());
                var twice = waiting.getKey();
                flaw(
                        "file-twice",
                        Effect.IGNORED,
                        archive.name() + "!/" + name,
                        twice.number(),
                        0,
                        twice.lines().size());
            }
            again.clear();
            for (var i = 0; i < documents.size(); i++) {
                var document = documents.get(i);
                if (!document.date().isBefore(LOOSE_FROM)) {
                    loose.add(document);
                } else if (together(documents, i)) {
                    i++;
                    var both = List.of(document, documents.get(i));
                    both.forEach(this::note);
                    archive.add(fileName(), text(both).getBytes(StandardCharsets.UTF_8));
                } else {
                    add(archive, document);
                }
            }
        }
        ledger.file(SOURCE, path);
        for (var document : loose) {
            loose(document);
        }
    }

    private boolean together(List<InvoiceText> documents, int at) {
        if (at + 1 >= documents.size()) {
            return false;
        }
        var next = documents.get(at + 1);
        return mayShare(documents.get(at))
                && mayShare(next)
                && next.buyer().id() == documents.get(at).buyer().id()
                && next.date().isBefore(LOOSE_FROM);
    }

    private boolean mayShare(InvoiceText document) {
        return !document.simplified() && flaws.of(document).isEmpty();
    }

    private String fileName() {
        return "IT" + House.VAT_NUMBER + "_" + Numbers.padded(++progressive, 5) + ".xml";
    }

    private String text(List<InvoiceText> documents) {
        return documents.getFirst().simplified()
                ? InvoiceXml.simplified(documents.getFirst(), Numbers.padded(progressive, 5))
                : InvoiceXml.ordinary(documents, Numbers.padded(progressive, 5), "UTF-8", attachment());
    }

    private String attachment() {
        if (!dice.chance(.004)) {
            return "";
        }
        var note = "Documento di trasporto: merce resa franco destino, colli 3, aspetto dei beni: scatole.\r\n";
        return Base64.getEncoder().encodeToString(note.getBytes(StandardCharsets.US_ASCII));
    }

    private void add(Archive archive, InvoiceText document) throws IOException {
        var name = fileName();
        var flaw = flaws.of(document);
        if (flaw.isPresent()) {
            var content = flaws.spoil(flaw.get(), document, text(List.of(flaws.before(flaw.get(), document))));
            if (flaw.get() == InvoiceFlaws.Kind.FILE_TWICE) {
                again.put(document, content);
            } else if (flaw.get() != InvoiceFlaws.Kind.CORRECTED) {
                noteFlaw(flaw.get(), archive.name() + "!/" + name, document);
            }
            archive.add(name, content);
            if (flaw.get().effect != Effect.REFUSED) {
                note(document);
            }
            return;
        }
        note(document);
        if (!document.simplified() && dice.chance(.01)) {
            var text = InvoiceXml.ordinary(List.of(document), Numbers.padded(progressive, 5), "windows-1252", "");
            archive.add(name, text.getBytes(WINDOWS));
        } else {
            archive.add(name, text(List.of(document)).getBytes(StandardCharsets.UTF_8));
        }
    }

    private void loose(InvoiceText document) throws IOException {
        note(document);
        var name = fileName();
        var content = text(List.of(document)).getBytes(StandardCharsets.UTF_8);
        if (document.simplified() || dice.chance(.75)) {
            file(name, content);
        } else {
            var signed = signer.sign(content);
            file(name + ".p7m", dice.chance(.2) ? Base64.getMimeEncoder().encode(signed) : signed);
        }
    }

    /** The later versions of corrected documents, and a signed file that somebody changed after it was signed. */
    private void replacements() throws IOException {
        for (var document : flaws.corrected()) {
            var name = fileName();
            file(name, text(List.of(document)).getBytes(StandardCharsets.UTF_8));
            flaw(
                    "corrected-version",
                    Effect.REPLACES,
                    name,
                    document.number(),
                    document.net(),
                    document.lines().size());
        }
        var document = flaws.tampered();
        var name = fileName() + ".p7m";
        var signed = signer.sign(text(List.of(document)).getBytes(StandardCharsets.UTF_8));
        file(name, InvoiceFlaws.tamper(signed));
        flaw(
                "broken-signature",
                Effect.REFUSED,
                name,
                document.number(),
                document.net(),
                document.lines().size());
    }

    private void file(String name, byte[] content) throws IOException {
        var path = folder.resolve(name);
        Files.write(path, content);
        ledger.file(SOURCE, path);
    }

    private void note(InvoiceText document) {
        ledger.posted(SOURCE, document.number(), document.lines().size(), document.net(), true);
        var buyer = document.buyer();
        ledger.key(SOURCE, KeyKind.DOCUMENT, document.number(), buyer);
        ledger.key(
                SOURCE,
                KeyKind.TAX,
                buyer.firm()
                        .map(Customer.Firm::taxCode)
                        .orElseGet(() -> buyer.person().taxCode()),
                buyer);
        ledger.key(
                SOURCE, KeyKind.VAT, buyer.firm().map(Customer.Firm::vatNumber).orElse(""), buyer);
    }

    private void noteFlaw(InvoiceFlaws.Kind kind, String file, InvoiceText document) {
        flaw(
                kind.code,
                kind.effect,
                file,
                document.number(),
                document.net(),
                document.lines().size());
        if (kind == InvoiceFlaws.Kind.WRONG_VAT) {
            ledger.key(SOURCE, KeyKind.VAT, flaws.wrongVat(document), document.buyer());
        }
    }

    private void flaw(String kind, Effect effect, String file, String key, long net, int lines) {
        ledger.flaw(kind, effect, SOURCE, file, key, net, lines);
    }
}
