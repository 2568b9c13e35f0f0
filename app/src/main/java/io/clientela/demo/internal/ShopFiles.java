package io.clientela.demo.internal;

import io.clientela.demo.DemoTruth.Effect;
import io.clientela.demo.DemoTruth.KeyKind;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Writes what the cash desk kept: one .xlsx a year, a row for each line of a receipt, with the card where one was shown. */
final class ShopFiles {

    private static final String SOURCE = Channel.SHOP.source;
    private static final List<String> HEADER = List.of(
            "Data",
            "Ora",
            "Scontrino",
            "Tipo",
            "Tessera",
            "Cod. articolo",
            "Descrizione",
            "Reparto",
            "Qtà",
            "Prezzo ivato",
            "Importo ivato",
            "Aliquota IVA",
            "Imponibile");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private final Ledger ledger;
    private final Dice dice;
    private Sheet sheet = new Sheet("Righe", HEADER);
    private String file = "";
    private LocalDate day = LocalDate.MIN;
    private int closing = 411;
    private int receipt;

    private ShopFiles(Ledger ledger, Dice dice) {
        this.ledger = ledger;
        this.dice = dice;
    }

    /** Writes the receipts into the folder. */
    static void write(Path folder, List<Sale> receipts, Ledger ledger, Dice dice) throws IOException {
        Files.createDirectories(folder);
        var files = new ShopFiles(ledger, dice);
        for (var year = House.FIRST_DAY.getYear(); year <= House.LAST_DAY.getYear(); year++) {
            var path = folder.resolve("cassa-" + year + ".xlsx");
            files.file = String.valueOf(path.getFileName());
            files.sheet = new Sheet("Righe", HEADER);
            for (var sale : receipts) {
                if (sale.time().getYear() == year) {
                    files.receipt(sale);
                }
            }
            files.sheet.write(path);
            ledger.file(SOURCE, path);
        }
    }

    private void receipt(Sale sale) {
        if (!sale.time().toLocalDate().equals(day)) {
            day = sale.time().toLocalDate();
            closing++;
            receipt = 0;
        }
        var number = Numbers.padded(closing, 4) + "-" + Numbers.padded(++receipt, 4);
        var card = sale.byCard() ? sale.customer().flatMap(Customer::card).orElse("") : "";
        sale.customer().filter(customer -> sale.byCard()).ifPresent(customer -> {
            ledger.key(SOURCE, KeyKind.CARD, card, customer);
            ledger.key(SOURCE, KeyKind.DOCUMENT, number, customer);
        });
        for (var line : sale.lines()) {
            var flaw = sale.lines().size() == 1 && dice.chance(.012)
                    ? dice.chance(.5) ? "impossible-date" : "missing-number"
                    : dice.chance(.0055) ? "letter-in-amount" : "";
            row(sale, line, number, card, flaw);
        }
    }

    private void row(Sale sale, SaleLine line, String number, String card, String flaw) {
        var date = sale.time().toLocalDate();
        var gross = BigDecimal.valueOf(line.gross(), 2);
        var net = BigDecimal.valueOf(line.net(), 2);
        var letter = flaw.equals("letter-in-amount");
        sheet.add(
                flaw.equals("impossible-date") ? "31/02/" + date.getYear() : date,
                CLOCK.format(sale.time()),
                flaw.equals("missing-number") ? "" : number,
                line.quantity() < 0 ? "Reso" : "Vendita",
                card,
                line.product().code(),
                line.product().description(),
                line.product().department(),
                line.quantity(),
                BigDecimal.valueOf(line.unitPrice(), 2),
                letter ? Numbers.withLetter(Numbers.comma(line.gross())) : gross,
                line.product().vat(),
                letter ? Numbers.withLetter(Numbers.comma(line.net())) : net);
        if (flaw.isEmpty()) {
            ledger.posted(SOURCE, number, 1, line.net(), !card.isEmpty());
        } else {
            ledger.flaw(flaw, Effect.REFUSED, SOURCE, file, number, line.net(), 1);
        }
    }
}
