package io.clientela.identify.internal.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.identify.ImportReport;
import io.clientela.identify.Sources.Issuer;
import io.clientela.kernel.value.Outcome;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invoices that the firm received lie among those it issued; they are no sales (R13). */
class OurDocumentsTest {

    private static final String OURS = "01234567897";
    private static final String THEIRS = "12345670017";

    @TempDir
    Path folder;

    @Test
    void whereTheFirmsNumbersAreKnownWhatOthersIssuedIsRefusedToTheCent() throws IOException {
        try (var firm = Firm.withFilesIn(folder)) {
            firm.sources().sayFirmNumbers(List.of(" it " + OURS), "user:anna");

            ImportReport report = firm.take("erp", invoice("a.xml", OURS, "10.00"), invoice("b.xml", THEIRS, "99.00"));

            assertThat(report.totals()).singleElement().satisfies(total -> {
                assertThat(total.balances()).isTrue();
                assertThat(total.postedAmount()).isEqualByComparingTo(new BigDecimal("10.00"));
                assertThat(total.refusedAmount()).isEqualByComparingTo(new BigDecimal("99.00"));
            });
            assertThat(reasons(firm)).containsExactly("issued-by-another");
            assertThat(firm.sources().issuers()).containsExactly(new Issuer("IT" + OURS, 1));
        }
    }

    @Test
    void whatWasRefusedGoesInOnceTheNumberIsTheFirmsOwn() throws IOException {
        try (var firm = Firm.withFilesIn(folder)) {
            var second = invoice("b.xml", THEIRS, "99.00");
            firm.sources().sayFirmNumbers(List.of(OURS), "user:anna");
            firm.take("erp", second);
            assertThat(firm.count("SELECT count(*) FROM identify.line")).isZero();

            firm.sources().sayFirmNumbers(List.of(OURS, THEIRS), "user:anna");
            firm.take("erp", second);

            assertThat(firm.count("SELECT count(*) FROM identify.line")).isOne();
            assertThat(firm.sources().firmNumbers()).containsExactly("IT" + OURS, "IT" + THEIRS);
        }
    }

    @Test
    void whereTheyAreNotKnownSeveralIssuersGetOneRemark() throws IOException {
        try (var firm = Firm.withFilesIn(folder)) {
            firm.take(
                    "erp",
                    invoice("a.xml", OURS, "10.00"),
                    invoice("b.xml", THEIRS, "99.00"),
                    invoice("c.xml", THEIRS, "98.00"));

            assertThat(reasons(firm)).containsExactly("several-issuers");
            assertThat(firm.count("SELECT count(*) FROM identify.line")).isEqualTo(3);
        }
    }

    @Test
    void whatIsNoVatNumberIsNotKept() throws IOException {
        try (var firm = Firm.withFilesIn(folder)) {
            firm.sources().sayFirmNumbers(List.of(OURS), "user:anna");

            assertThat(firm.sources().sayFirmNumbers(List.of(THEIRS, "01234567890"), "user:anna"))
                    .isEqualTo(new Outcome.Unknown<>("vat-number-checksum", "01234567890"));

            assertThat(firm.sources().firmNumbers()).containsExactly("IT" + OURS);
            assertThat(firm.count("SELECT count(*) FROM platform.journal WHERE what = 'identify.firm-numbers'"))
                    .isOne();
        }
    }

    private static List<String> reasons(Firm firm) {
        return firm.sql()
                .sql("SELECT reason FROM identify.flaw ORDER BY flaw_id")
                .query(String.class)
                .list();
    }

    private Path invoice(String name, String issuer, String amount) throws IOException {
        return Files.writeString(
                folder.resolve(name), """
                <p:FatturaElettronica xmlns:p="urn:x"><FatturaElettronicaHeader><CedentePrestatore><DatiAnagrafici>\
                <IdFiscaleIVA><IdPaese>IT</IdPaese><IdCodice>%s</IdCodice></IdFiscaleIVA></DatiAnagrafici>\
                </CedentePrestatore><CessionarioCommittente><DatiAnagrafici><Anagrafica><Nome>Anna</Nome>\
                <Cognome>Neri</Cognome></Anagrafica></DatiAnagrafici></CessionarioCommittente>\
                </FatturaElettronicaHeader><FatturaElettronicaBody><DatiGenerali><DatiGeneraliDocumento>\
                <TipoDocumento>TD01</TipoDocumento><Divisa>EUR</Divisa><Data>2026-11-22</Data><Numero>%s</Numero>\
                </DatiGeneraliDocumento></DatiGenerali><DatiBeniServizi><DettaglioLinee><Descrizione>Merce</Descrizione>\
                <Quantita>1.00</Quantita><PrezzoUnitario>%s</PrezzoUnitario><PrezzoTotale>%s</PrezzoTotale>\
                </DettaglioLinee><DatiRiepilogo><ImponibileImporto>%s</ImponibileImporto><Imposta>0.00</Imposta>\
                </DatiRiepilogo></DatiBeniServizi></FatturaElettronicaBody></p:FatturaElettronica>
                """.formatted(issuer, name, amount, amount, amount), StandardCharsets.UTF_8);
    }
}
