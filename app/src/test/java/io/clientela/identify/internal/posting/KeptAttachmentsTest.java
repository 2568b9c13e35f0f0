package io.clientela.identify.internal.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an invoice brings with it is kept with the invoice, once (R13). */
class KeptAttachmentsTest {

    private static final String KEPT = """
        SELECT string_agg(d.number || ' v' || d.version || ' ' || a.name || ' ' || convert_from(a.content, 'UTF8'), '; '
            ORDER BY d.number, d.version, a.name)
        FROM identify.attachment a JOIN identify.document d ON d.key = a.document_key AND d.current\
        """;

    @TempDir
    Path folder;

    @Test
    void attachmentsStayWithTheirDocumentInAllItsVersions() throws IOException {
        try (var firm = Firm.withFilesIn(folder)) {
            firm.take("erp", invoice("a.xml", body("1", "10.00", "slip", "one"), body("2", "10.00", "slip", "two")));
            assertThat(kept(firm)).isEqualTo("1 v1 slip one; 2 v1 slip two");

            firm.take("erp", invoice("b.xml", body("1", "10.00", "slip", "one")));
            assertThat(kept(firm)).isEqualTo("1 v1 slip one; 2 v1 slip two");

            firm.take("erp", invoice("c.xml", body("1", "12.00", "photo", "three")));
            assertThat(kept(firm)).isEqualTo("1 v2 photo three; 1 v2 slip one; 2 v1 slip two");
            assertThat(firm.count("SELECT count(*) FROM identify.flaw")).isZero();
        }
    }

    private static String kept(Firm firm) {
        return firm.sql().sql(KEPT).query(String.class).single();
    }

    private Path invoice(String name, String... bodies) throws IOException {
        var xml =
                "<p:FatturaElettronica xmlns:p=\"urn:x\"><FatturaElettronicaHeader><CedentePrestatore><DatiAnagrafici>"
                        + "<IdFiscaleIVA><IdPaese>IT</IdPaese><IdCodice>12345670017</IdCodice></IdFiscaleIVA></DatiAnagrafici>"
                        + "</CedentePrestatore><CessionarioCommittente><DatiAnagrafici><Anagrafica><Nome>Anna</Nome>"
                        + "<Cognome>Neri</Cognome></Anagrafica></DatiAnagrafici></CessionarioCommittente>"
                        + "</FatturaElettronicaHeader>" + String.join("", bodies) + "</p:FatturaElettronica>";
        return Files.writeString(folder.resolve(name), xml, StandardCharsets.UTF_8);
    }

    private static String body(String number, String amount, String name, String text) {
        return "<FatturaElettronicaBody><DatiGenerali><DatiGeneraliDocumento><TipoDocumento>TD01</TipoDocumento>"
                + "<Divisa>EUR</Divisa><Data>2026-11-22</Data><Numero>" + number + "</Numero></DatiGeneraliDocumento>"
                + "</DatiGenerali><DatiBeniServizi><DettaglioLinee><Descrizione>Merce</Descrizione><Quantita>1.00</Quantita>"
                + "<PrezzoUnitario>" + amount + "</PrezzoUnitario><PrezzoTotale>" + amount + "</PrezzoTotale>"
                + "</DettaglioLinee><DatiRiepilogo><ImponibileImporto>" + amount + "</ImponibileImporto>"
                + "<Imposta>0.00</Imposta></DatiRiepilogo></DatiBeniServizi><Allegati><NomeAttachment>" + name
                + "</NomeAttachment><Attachment>"
                + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))
                + "</Attachment></Allegati></FatturaElettronicaBody>";
    }
}
