package io.clientela.identify.internal.input.invoice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Writes a FatturaPA file with figures drawn from a generator, and keeps what must be read from it. The sums are made
 * here as the format's rules have it, without a line of the reader.
 */
final class FatturaText {

    /** What one body must become, with the signs of the seller. */
    record Expected(
            String number,
            boolean credit,
            BigDecimal net,
            BigDecimal tax,
            BigDecimal gross,
            List<BigDecimal> amounts) {}

    private static final List<String> NAMES = List.of(
            "Bottega Rossi & Figli S.r.l.",
            "Caffè Perù di Niccolò Lüthi",
            "Società Agricola «Àncora»",
            "L'Orto d'Oro S.n.c.");

    private final RandomGenerator random;
    private final StringBuilder xml = new StringBuilder();
    private final String name;
    final List<Expected> expected = new ArrayList<>();

    FatturaText(RandomGenerator random, String declaration) {
        this.random = random;
        this.name = NAMES.get(random.nextInt(NAMES.size()));
        xml.append(declaration).append("<p:FatturaElettronica versione=\"FPR12\" xmlns:p=\"urn:x\">\n");
        header();
        for (int body = 0, bodies = 1 + random.nextInt(3); body < bodies; body++) {
            body("N/" + body);
        }
        xml.append("</p:FatturaElettronica>\n");
    }

    String text() {
        return xml.toString();
    }

    String name() {
        return name;
    }

    private void header() {
        xml.append("<FatturaElettronicaHeader><DatiTrasmissione><PECDestinatario>posta@pec.example</PECDestinatario>")
                .append("</DatiTrasmissione><CedentePrestatore><DatiAnagrafici><IdFiscaleIVA><IdPaese>IT</IdPaese>")
                .append("<IdCodice>01234567890</IdCodice></IdFiscaleIVA></DatiAnagrafici></CedentePrestatore>\n")
                .append("<CessionarioCommittente><DatiAnagrafici><IdFiscaleIVA><IdPaese>IT</IdPaese>")
                .append("<IdCodice>09876543217</IdCodice></IdFiscaleIVA><Anagrafica>");
        element("Denominazione", name.replace("&", "&amp;"));
        xml.append("</Anagrafica></DatiAnagrafici></CessionarioCommittente></FatturaElettronicaHeader>\n");
    }

    private void body(String number) {
        var type = List.of("TD01", "TD24", "TD04", "TD05").get(random.nextInt(4));
        var lines = new StringBuilder();
        var amounts = new ArrayList<BigDecimal>();
        for (int line = 0, count = 1 + random.nextInt(8); line < count; line++) {
            amounts.add(line(lines, line + 1));
        }
        var fund = random.nextBoolean() ? money(5000) : BigDecimal.ZERO;
        var discount = random.nextInt(3) == 0 ? money(300) : BigDecimal.ZERO;
        var exact = amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add).add(fund);
        var taxable = exact.setScale(2, RoundingMode.HALF_UP);
        var tax = taxable.multiply(new BigDecimal("0.22")).setScale(2, RoundingMode.HALF_UP);
        var gross = taxable.add(tax).subtract(discount);
        xml.append("<FatturaElettronicaBody><DatiGenerali><DatiGeneraliDocumento>");
        element("TipoDocumento", type);
        element("Divisa", "EUR");
        element("Data", "2026-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(10));
        element("Numero", number);
        if (fund.signum() != 0) {
            xml.append("<DatiCassaPrevidenziale><TipoCassa>TC04</TipoCassa>");
            element("ImportoContributoCassa", fund.toPlainString());
            xml.append("</DatiCassaPrevidenziale>");
        }
        if (discount.signum() != 0) {
            xml.append("<ScontoMaggiorazione><Tipo>SC</Tipo>");
            element("Importo", discount.toPlainString());
            xml.append("</ScontoMaggiorazione>");
        }
        element("ImportoTotaleDocumento", gross.toPlainString());
        xml.append("</DatiGeneraliDocumento></DatiGenerali>\n<DatiBeniServizi>")
                .append(lines)
                .append("<DatiRiepilogo>");
        element("AliquotaIVA", "22.00");
        element("ImponibileImporto", taxable.toPlainString());
        element("Imposta", tax.toPlainString());
        xml.append("</DatiRiepilogo></DatiBeniServizi></FatturaElettronicaBody>\n");
        var credit = type.equals("TD04");
        expected.add(new Expected(
                number,
                credit,
                signed(taxable.subtract(discount), credit),
                signed(tax, credit),
                signed(gross, credit),
                amounts.stream().map(amount -> signed(amount, credit)).toList()));
    }

    private BigDecimal line(StringBuilder lines, int position) {
        var quantity = BigDecimal.valueOf(1 + random.nextInt(5000), 2);
        var price = BigDecimal.valueOf(random.nextInt(2_000_000), 2 + random.nextInt(3));
        var off = random.nextInt(4) == 0 ? BigDecimal.valueOf(random.nextInt(50)) : BigDecimal.ZERO;
        var factor = BigDecimal.ONE.subtract(off.movePointLeft(2));
        var amount =
                price.multiply(quantity).multiply(factor).setScale(random.nextBoolean() ? 2 : 8, RoundingMode.HALF_UP);
        lines.append("<DettaglioLinee><NumeroLinea>").append(position).append("</NumeroLinea><Descrizione>Merce n. ");
        lines.append(position)
                .append("</Descrizione><Quantita>")
                .append(quantity)
                .append("</Quantita><PrezzoUnitario>");
        lines.append(price).append("</PrezzoUnitario>");
        if (off.signum() != 0) {
            lines.append("<ScontoMaggiorazione><Tipo>SC</Tipo><Percentuale>").append(off);
            lines.append("</Percentuale></ScontoMaggiorazione>");
        }
        lines.append("<PrezzoTotale>").append(amount.toPlainString()).append("</PrezzoTotale></DettaglioLinee>\n");
        return amount;
    }

    private BigDecimal money(int cents) {
        return BigDecimal.valueOf(1 + random.nextInt(cents), 2);
    }

    private void element(String element, String text) {
        xml.append('<')
                .append(element)
                .append('>')
                .append(text)
                .append("</")
                .append(element)
                .append('>');
    }

    private static BigDecimal signed(BigDecimal amount, boolean credit) {
        return credit ? amount.negate() : amount;
    }
}
