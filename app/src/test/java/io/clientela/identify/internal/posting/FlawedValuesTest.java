package io.clientela.identify.internal.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What cannot be right is kept as it was stated, with the reason, and is compared with nothing. */
class FlawedValuesTest extends OneFirm {

    private static final String INVOICE = """
        <?xml version="1.0" encoding="UTF-8"?>
        <p:FatturaElettronica versione="FPR12" xmlns:p="urn:x"><FatturaElettronicaHeader>
        <CedentePrestatore><DatiAnagrafici><IdFiscaleIVA><IdPaese>IT</IdPaese><IdCodice>00743110157</IdCodice>
        </IdFiscaleIVA></DatiAnagrafici></CedentePrestatore>
        <CessionarioCommittente><DatiAnagrafici><IdFiscaleIVA><IdPaese>IT</IdPaese><IdCodice>00743110158</IdCodice>
        </IdFiscaleIVA><CodiceFiscale>RSSMRA80A01H501A</CodiceFiscale>
        <Anagrafica><Nome>Mario</Nome><Cognome>Rossi</Cognome></Anagrafica></DatiAnagrafici>
        <Sede><Indirizzo>Via Po 1</Indirizzo><CAP>00184</CAP><Comune>Roma</Comune><Nazione>IT</Nazione></Sede>
        </CessionarioCommittente></FatturaElettronicaHeader>
        <FatturaElettronicaBody><DatiGenerali><DatiGeneraliDocumento><TipoDocumento>TD01</TipoDocumento>
        <Divisa>EUR</Divisa><Data>2026-03-01</Data><Numero>7</Numero></DatiGeneraliDocumento></DatiGenerali>
        <DatiBeniServizi><DettaglioLinee><NumeroLinea>1</NumeroLinea><Descrizione>Lampada</Descrizione>
        <PrezzoUnitario>10.00</PrezzoUnitario><PrezzoTotale>10.00</PrezzoTotale><AliquotaIVA>22.00</AliquotaIVA>
        </DettaglioLinee><DatiRiepilogo><AliquotaIVA>22.00</AliquotaIVA><ImponibileImporto>10.00</ImponibileImporto>
        <Imposta>2.20</Imposta></DatiRiepilogo></DatiBeniServizi></FatturaElettronicaBody></p:FatturaElettronica>
        """;

    @Test
    void birthDatesThatCannotBe() {
        firm.take("crm", firm.write("crm.csv", """
            Codice cliente;Cognome;Nome;Data di nascita
            1;Verdi;Anna;05/04/1971
            2;Neri;Luca;31/02/1980
            3;Bruni;Ada;12/03/1871
            4;Conti;Ugo;02/03/2999
            """));

        assertThat(values("BIRTH_DATE"))
                .containsExactly(
                        "1971-04-05 1971-04-05 -",
                        "1871-03-12 - birth-date-past",
                        "2999-03-02 - birth-date-future",
                        "31/02/1980 - birth-date-impossible");
        assertThat(firm.count("SELECT count(*) FROM identify.flaw WHERE reason LIKE 'birth-date-%' AND NOT refused"))
                .isEqualTo(3);
    }

    @Test
    void taxNumbersOfABuyerOnAnInvoice() {
        firm.take("fatture", firm.write("fattura.xml", INVOICE));

        assertThat(values("VAT_NUMBER")).containsExactly("IT00743110158 - vat-number-checksum");
        assertThat(values("TAX_CODE")).containsExactly("RSSMRA80A01H501A - tax-code-checksum");
        assertThat(values("POSTCODE")).containsExactly("00184 00184 -");
        assertThat(firm.ledger()).isEqualByComparingTo("10.00");
    }

    private List<String> values(String field) {
        return firm.sql()
                .sql("SELECT text || ' ' || coalesce(normal, '-') || ' ' || coalesce(flaw, '-') FROM identify.value"
                        + " WHERE field = :field ORDER BY flaw IS NOT NULL, text")
                .param("field", field)
                .query(String.class)
                .list();
    }
}
