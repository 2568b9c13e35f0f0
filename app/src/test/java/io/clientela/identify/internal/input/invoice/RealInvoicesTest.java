package io.clientela.identify.internal.input.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.identify.internal.input.ContactLines;
import io.clientela.identify.internal.input.Document;
import io.clientela.identify.internal.input.Limits;
import io.clientela.identify.internal.input.Reading;
import io.clientela.identify.internal.input.Told;
import io.clientela.kernel.value.Flaw;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Reads every sample invoice and compares its amounts with those that a DOM finds in the file, in its own way. */
@Tag("real-data")
class RealInvoicesTest {

    private static final Path FOLDER = Path.of(System.getProperty("clientela.shared"), "data", "invoices");

    static Stream<Path> fatturapa() throws IOException {
        return files("fatturapa");
    }

    static Stream<Path> ubl() throws IOException {
        return files("ubl");
    }

    static Stream<Path> cii() throws IOException {
        return files("cii");
    }

    private static Stream<Path> files(String family) throws IOException {
        try (var files = Files.walk(FOLDER.resolve(family))) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        }
    }

    /** These state a net that their own lines do not come to; of all others the net is compared with the file's. */
    @Test
    void theFilesWhoseLinesDoNotComeToTheirNetAreThese() throws IOException {
        assertThat(files("fatturapa")
                        .filter(file -> remarks(file).contains("net-differs"))
                        .map(file -> String.valueOf(file.getFileName())))
                .containsExactly(
                        "IT02182030391_32.windows-1252.xml",
                        "IT02182030391_32.xml",
                        "IT01234567890_11002.xml",
                        "IT01234567890_11003.xml",
                        "IT01234567890_FPR02.xml",
                        "IT01234567890_FPR03.xml",
                        "docs_1.2.2_examples_IT01234567890_FPR02.xml");
    }

    private static List<String> remarks(Path file) {
        try {
            return read(file).remarks.stream().map(Flaw::reason).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource
    void fatturapa(Path file) throws Exception {
        var told = read(file);
        var root = dom(file);
        var bodies = all(root, "FatturaElettronicaBody");
        assertThat(told.documents).hasSameSizeAs(bodies);
        assertThat(told.reasons()).isEqualTo(bodies.isEmpty() ? List.of("no-documents") : List.of());
        var simplified = root.getLocalName().equals("FatturaElettronicaSemplificata");
        for (int i = 0; i < bodies.size(); i++) {
            if (simplified) {
                simplified(told.documents.get(i), bodies.get(i));
            } else {
                ordinary(differs(told, i), told.documents.get(i), bodies.get(i));
            }
            assertThat(told.documents.get(i).buyer()).isPresent();
            assertThat(told.documents.get(i).issuer()).isNotEmpty();
        }
    }

    private static void ordinary(boolean differs, Document document, Element body) {
        var sign = sign(body);
        var discounts = BigDecimal.ZERO;
        for (var general : all(body, "DatiGeneraliDocumento")) {
            for (var discount : children(general, "ScontoMaggiorazione")) {
                var amount = sum(discount, "Importo");
                discounts = text(discount, "Tipo").equals("MG") ? discounts.add(amount) : discounts.subtract(amount);
            }
        }
        if (differs) {
            assertThat(sum(body, "PrezzoTotale")).isNotEqualByComparingTo(sum(body, "ImponibileImporto"));
        } else {
            assertThat(document.net())
                    .isEqualByComparingTo(
                            sum(body, "ImponibileImporto").add(discounts).multiply(sign));
        }
        assertThat(document.tax().orElseThrow())
                .isEqualByComparingTo(sum(body, "Imposta").multiply(sign));
        var gross = all(body, "ImportoTotaleDocumento");
        assertThat(document.gross().isPresent()).isEqualTo(!gross.isEmpty());
        document.gross()
                .ifPresent(g -> assertThat(g)
                        .isEqualByComparingTo(
                                sum(body, "ImportoTotaleDocumento").multiply(sign)));
        assertThat(document.lines().size())
                .isGreaterThanOrEqualTo(all(body, "DettaglioLinee").size());
    }

    private static boolean differs(Told told, int index) {
        var from = told.documents.get(index).place().line();
        var last = index + 1 == told.documents.size();
        var to = last ? Long.MAX_VALUE : told.documents.get(index + 1).place().line();
        return told.remarks.stream()
                .anyMatch(
                        remark -> remark.reason().equals("net-differs") && remark.line() > from && remark.line() < to);
    }

    private static void simplified(Document document, Element body) {
        assertThat(document.gross().orElseThrow())
                .isEqualByComparingTo(sum(body, "Importo").multiply(sign(body)));
        assertThat(document.net().add(document.tax().orElseThrow()))
                .isEqualByComparingTo(document.gross().orElseThrow());
    }

    @ParameterizedTest
    @MethodSource
    void ubl(Path file) throws Exception {
        var told = read(file);
        var root = dom(file);
        var sign = root.getLocalName().equals("CreditNote") ? BigDecimal.ONE.negate() : BigDecimal.ONE;
        var totals = all(root, "LegalMonetaryTotal").getFirst();
        assertThat(told.refusals).isEmpty();
        assertThat(told.documents).hasSize(1);
        var document = told.documents.getFirst();
        assertThat(document.net())
                .isEqualByComparingTo(sum(totals, "TaxExclusiveAmount").multiply(sign));
        assertThat(document.gross().orElseThrow())
                .isEqualByComparingTo(sum(totals, "TaxInclusiveAmount").multiply(sign));
        var payable = document.gross()
                .orElseThrow()
                .multiply(sign)
                .subtract(sum(totals, "PrepaidAmount"))
                .add(sum(totals, "PayableRoundingAmount"));
        assertThat(payable).isEqualByComparingTo(sum(totals, "PayableAmount"));
        document.tax()
                .ifPresent(tax -> assertThat(tax.add(document.net()))
                        .isEqualByComparingTo(document.gross().orElseThrow()));
        assertThat(document.buyer()).isPresent();
    }

    @ParameterizedTest
    @MethodSource
    void cii(Path file) throws Exception {
        var told = read(file);
        var totals = all(dom(file), "SpecifiedTradeSettlementHeaderMonetarySummation")
                .getFirst();
        assertThat(told.refusals).isEmpty();
        assertThat(told.documents).hasSize(1);
        var document = told.documents.getFirst();
        assertThat(document.net()).isEqualByComparingTo(sum(totals, "TaxBasisTotalAmount"));
        assertThat(document.gross().orElseThrow()).isEqualByComparingTo(sum(totals, "GrandTotalAmount"));
        assertThat(document.buyer()).isPresent();
    }

    private static Told read(Path file) throws IOException {
        var told = new Told();
        new Reading(Limits.USUAL, new ContactLines()).read(file, told);
        for (var document : told.documents) {
            var sum = document.lines().stream().map(Document.Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(document.net()).isEqualByComparingTo(sum);
            System.out.printf(
                    Locale.ROOT,
                    "%-60s %-11s %-18s %2d lines net %12s tax %10s gross %12s %s%n",
                    FOLDER.relativize(file),
                    document.kind(),
                    document.number(),
                    document.lines().size(),
                    document.net().toPlainString(),
                    document.tax().map(BigDecimal::toPlainString).orElse("-"),
                    document.gross().map(BigDecimal::toPlainString).orElse("-"),
                    told.remarks);
        }
        told.refusals.forEach(refusal -> System.out.println(FOLDER.relativize(file) + " REFUSED " + refusal.flaw()));
        return told;
    }

    private static BigDecimal sign(Element body) {
        var type = text(body, "TipoDocumento");
        return type.equals("TD04") || type.equals("TD08") ? BigDecimal.ONE.negate() : BigDecimal.ONE;
    }

    private static Element dom(Path file) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
    }

    private static List<Element> all(Element root, String name) {
        var found = new ArrayList<Element>();
        var nodes = root.getElementsByTagNameNS("*", name);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    private static List<Element> children(Element parent, String name) {
        var found = new ArrayList<Element>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && name.equals(element.getLocalName())) {
                found.add(element);
            }
        }
        return found;
    }

    private static String text(Element root, String name) {
        return all(root, name).getFirst().getTextContent().strip();
    }

    private static BigDecimal sum(Element root, String name) {
        return all(root, name).stream()
                .map(element -> new BigDecimal(element.getTextContent().strip()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
