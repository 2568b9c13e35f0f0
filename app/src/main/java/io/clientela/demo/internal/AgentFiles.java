package io.clientela.demo.internal;

import io.clientela.demo.DemoTruth.Effect;
import io.clientela.demo.DemoTruth.KeyKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes the agents' orders as their tablets export them: .csv with semicolons, one a year, names as the agents type them. */
final class AgentFiles {

    private static final String SOURCE = Channel.AGENT.source;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final List<String> AGENTS =
            List.of("Rabitti S.", "Dall'Aglio M.", "Ferrari C.", "Montecchi P.", "Benassi L.");
    private static final String[] HEADER = {
        "Numero ordine",
        "Data ordine",
        "Tipo",
        "Agente",
        "Codice cliente",
        "Ragione sociale",
        "P.IVA",
        "Indirizzo",
        "CAP",
        "Località",
        "Prov",
        "Telefono",
        "Codice articolo",
        "Descrizione",
        "Qtà",
        "Prezzo",
        "Sconto %",
        "Importo",
        "Aliquota IVA"
    };

    private final Ledger ledger;
    private final Dice dice;
    private final Map<Integer, String> numbers = new HashMap<>();
    private int last = 2_107;

    private AgentFiles(Ledger ledger, Dice dice) {
        this.ledger = ledger;
        this.dice = dice;
    }

    /** Writes the orders into the folder. */
    static void write(Path folder, List<Sale> orders, Ledger ledger, Dice dice) throws IOException {
        var files = new AgentFiles(ledger, dice);
        for (var year = House.FIRST_DAY.getYear(); year <= House.LAST_DAY.getYear(); year++) {
            var path = folder.resolve("ordini-agenti-" + year + ".csv");
            try (var csv = new Csv(path, StandardCharsets.UTF_8, ';', HEADER)) {
                for (var sale : orders) {
                    if (sale.time().getYear() == year) {
                        files.order(csv, sale, String.valueOf(path.getFileName()));
                    }
                }
            }
            ledger.file(SOURCE, path);
        }
    }

    private void order(Csv csv, Sale sale, String file) {
        var customer = sale.customer().orElseThrow();
        var number = sale.corrects()
                .map(original -> numbers.get(original.id()) + "/R")
                .orElseGet(() -> "OA" + ++last);
        numbers.put(sale.id(), number);
        ledger.key(SOURCE, KeyKind.CODE, customer.agentCode().orElse(""), customer);
        ledger.key(SOURCE, KeyKind.DOCUMENT, number, customer);
        for (var line : sale.lines()) {
            var flaw = dice.chance(.007) ? dice.chance(.6) ? "letter-in-amount" : "impossible-date" : "";
            row(csv, sale, customer, line, number, flaw);
            if (flaw.isEmpty()) {
                ledger.posted(SOURCE, number, 1, line.net(), true);
            } else {
                ledger.flaw(flaw, Effect.REFUSED, SOURCE, file, number, line.net(), 1);
            }
        }
    }

    private void row(Csv csv, Sale sale, Customer customer, SaleLine line, String number, String flaw) {
        var own = dice.fork(customer.id());
        var address = customer.addressOn(sale.time().toLocalDate());
        var firm = customer.firm().orElseThrow();
        var name = Typist.name(own.chance(.6) ? firm.sign() : firm.legalName(), .04, own);
        var vat = own.chance(.6) ? firm.vatNumber() : "";
        if (!vat.isEmpty()) {
            ledger.key(SOURCE, KeyKind.VAT, vat, customer);
        }
        csv.add(
                number,
                flaw.equals("impossible-date")
                        ? "32/" + DATE.format(sale.time()).substring(3)
                        : DATE.format(sale.time()),
                line.quantity() < 0 ? "Reso" : "Ordine",
                AGENTS.get(customer.id() % AGENTS.size()),
                customer.agentCode().orElse(""),
                name,
                vat,
                Typist.street(address.street(), own) + " " + address.number(),
                address.postcode(),
                Typist.name(address.town().name(), .02, own),
                address.town().province(),
                own.chance(.7) ? Typist.phone(own.chance(.5) ? customer.landline() : customer.mobile(), own) : "",
                line.product().code(),
                line.product().description(),
                Integer.toString(line.quantity()),
                Numbers.commaPrice(line.unitPrice()),
                Integer.toString(line.discount()),
                flaw.equals("letter-in-amount")
                        ? Numbers.withLetter(Numbers.comma(line.net()))
                        : Numbers.comma(line.net()),
                Integer.toString(line.product().vat()));
    }
}
