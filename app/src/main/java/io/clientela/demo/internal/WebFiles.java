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
import java.util.Optional;

/** Writes the web shop's export of order lines, one .csv a year. */
final class WebFiles {

    private static final String SOURCE = Channel.WEB.source;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");
    private static final String[] HEADER = {
        "Order ID",
        "Order Date",
        "Order Type",
        "Customer Email",
        "First Name",
        "Last Name",
        "Company",
        "VAT Number",
        "Address",
        "Postcode",
        "City",
        "Province",
        "Country",
        "Phone",
        "SKU",
        "Item Name",
        "Category",
        "Quantity",
        "Unit Price (incl. VAT)",
        "Discount %",
        "Total incl. VAT",
        "VAT Rate",
        "Total excl. VAT",
        "Currency",
        "Coupon",
        "Original Order"
    };

    private final Ledger ledger;
    private final Dice dice;
    private final Map<Integer, String> numbers = new HashMap<>();
    private int last = 100_412;

    private WebFiles(Ledger ledger, Dice dice) {
        this.ledger = ledger;
        this.dice = dice;
    }

    /** Writes the orders into the folder. */
    static void write(Path folder, List<Sale> orders, Ledger ledger, Dice dice) throws IOException {
        var files = new WebFiles(ledger, dice);
        for (var year = House.FIRST_DAY.getYear(); year <= House.LAST_DAY.getYear(); year++) {
            var path = folder.resolve("orders-" + year + ".csv");
            try (var csv = new Csv(path, StandardCharsets.UTF_8, ',', HEADER)) {
                for (var sale : orders) {
                    if (sale.time().getYear() == year) {
                        files.order(csv, sale, String.valueOf(path.getFileName()));
                    }
                }
            }
            ledger.file(SOURCE, path);
        }
    }

    /** Writes orders without flaws, under the main address of each customer, into one file; they are numbered from there on. */
    static void writeMore(Path path, List<Sale> orders, int from, Ledger ledger, Dice dice) throws IOException {
        var files = new WebFiles(ledger, dice);
        files.last = from;
        try (var csv = new Csv(path, StandardCharsets.UTF_8, ',', HEADER)) {
            for (var sale : orders) {
                var customer = sale.customer().orElseThrow();
                var number = "WEB-" + ++files.last;
                var person = customer.person();
                var form = new Form(customer.email(), person.given(), person.family(), customer.mobile());
                ledger.key(SOURCE, KeyKind.EMAIL, form.email(), customer);
                ledger.key(SOURCE, KeyKind.DOCUMENT, number, customer);
                for (var line : sale.lines()) {
                    files.row(csv, sale, customer, line, number, form, "");
                    ledger.posted(SOURCE, number, 1, line.net(), true);
                }
            }
        }
        ledger.file(SOURCE, path);
    }

    /** What the customer typed into the form of one order. */
    private record Form(String email, String given, String family, String phone) {}

    private void order(Csv csv, Sale sale, String file) {
        var customer = sale.customer().orElseThrow();
        var number = sale.corrects()
                .map(original -> numbers.get(original.id()) + "-R")
                .orElseGet(() -> "WEB-" + ++last);
        numbers.put(sale.id(), number);
        var form = form(customer, dice.fork(sale.corrects().map(Sale::id).orElse(sale.id())));
        ledger.key(SOURCE, KeyKind.EMAIL, form.email(), customer);
        ledger.key(SOURCE, KeyKind.DOCUMENT, number, customer);
        customer.firm().ifPresent(firm -> ledger.key(SOURCE, KeyKind.VAT, firm.vatNumber(), customer));
        for (var line : sale.lines()) {
            var flaw = dice.chance(.009)
                    ? dice.chance(.5) ? "letter-in-amount" : "impossible-date"
                    : sale.lines().size() == 1 && dice.chance(.005) ? "missing-number" : "";
            row(csv, sale, customer, line, number, form, flaw);
            if (flaw.isEmpty()) {
                ledger.posted(SOURCE, number, 1, line.net(), true);
            } else {
                ledger.flaw(flaw, Effect.REFUSED, SOURCE, file, number, line.net(), 1);
            }
        }
    }

    private static Form form(Customer customer, Dice own) {
        var other = customer.otherEmail().filter(address -> own.chance(.3));
        var email = own.chance(.004) ? Typist.wrongEmail(customer.email(), own) : other.orElse(customer.email());
        var given = own.chance(.06)
                ? Typist.shortForm(customer.person().given())
                : customer.person().given();
        var family = customer.person().family();
        var swapped = own.chance(.015);
        return new Form(
                email,
                Typist.name(swapped ? family : given, .008, own),
                Typist.name(swapped ? given : family, .008, own),
                own.chance(.85) ? Typist.phone(customer.mobile(), own) : "");
    }

    private void row(Csv csv, Sale sale, Customer customer, SaleLine line, String number, Form form, String flaw) {
        var address = customer.addressOn(sale.time().toLocalDate());
        var time = TIME.format(sale.time());
        var own = dice.fork(customer.id());
        csv.add(
                flaw.equals("missing-number") ? "" : number,
                flaw.equals("impossible-date") ? time.substring(0, 4) + "-02-30" + time.substring(10) : time,
                sale.corrects().isPresent() ? "Return" : "Sale",
                form.email(),
                form.given(),
                form.family(),
                customer.firm().map(Customer.Firm::sign).orElse(""),
                customer.firm().map(Customer.Firm::vatNumber).orElse(""),
                Typist.street(address.street(), own) + (own.chance(.5) ? ", " : " ") + address.number(),
                address.postcode(),
                Typist.name(address.town().name(), .01, own),
                address.town().province(),
                "IT",
                form.phone(),
                line.product().code(),
                line.product().description(),
                line.product().category(),
                Integer.toString(line.quantity()),
                InvoiceXml.cents(line.unitPrice()),
                Integer.toString(line.discount()),
                flaw.equals("letter-in-amount") ? spoilt(line.gross()) : InvoiceXml.cents(line.gross()),
                Integer.toString(line.product().vat()),
                flaw.equals("letter-in-amount") ? spoilt(line.net()) : InvoiceXml.cents(line.net()),
                "EUR",
                line.discount() > 0 ? "BENVENUTO10" : "",
                sale.corrects()
                        .map(Sale::id)
                        .flatMap(id -> Optional.ofNullable(numbers.get(id)))
                        .orElse(""));
    }

    private static String spoilt(long cents) {
        return Numbers.withLetter(InvoiceXml.cents(cents));
    }
}
