package io.clientela.demo.internal;

import io.clientela.demo.DemoTruth.KeyKind;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Writes who holds which loyalty card, as filled in at the cash desk. */
final class CardFiles {

    private static final String SOURCE = Channel.SHOP.source;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final String[] HEADER = {
        "Tessera",
        "Cognome",
        "Nome",
        "Ragione sociale",
        "P.IVA",
        "Data di nascita",
        "Indirizzo",
        "CAP",
        "Località",
        "Prov",
        "Cellulare",
        "E-mail",
        "Data iscrizione"
    };

    private CardFiles() {}

    /** Writes the list into the folder. */
    static void write(Path folder, List<Customer> customers, Ledger ledger, Dice dice) throws IOException {
        var path = folder.resolve("tessere.csv");
        try (var csv = new Csv(path, Charset.forName("windows-1252"), ';', HEADER)) {
            for (var customer : customers) {
                if (customer.card().isPresent()) {
                    var own = dice.fork(customer.id());
                    csv.add(cells(customer, customer.card().get(), own));
                    ledger.key(SOURCE, KeyKind.CARD, customer.card().get(), customer);
                }
            }
        }
        ledger.file(SOURCE, path);
    }

    private static String[] cells(Customer customer, String card, Dice own) {
        var person = customer.person();
        var since = customer.rhythm().since();
        var address = customer.addressOn(since);
        var asFirm = customer.firm().filter(firm -> !firm.soleTrader() || own.chance(.4));
        var given = own.chance(.05) ? Typist.shortForm(person.given()) : person.given();
        return new String[] {
            card,
            Typist.name(person.family(), .02, own),
            Typist.name(given, .02, own),
            asFirm.map(Customer.Firm::sign).orElse(""),
            asFirm.map(Customer.Firm::vatNumber).orElse(""),
            own.chance(.7) ? DATE.format(person.born()) : "",
            own.chance(.85) ? Typist.street(address.street(), own) + " " + address.number() : "",
            own.chance(.8) ? address.postcode() : "",
            Typist.name(address.town().name(), .01, own),
            address.town().province(),
            own.chance(.8) ? Typist.phone(customer.mobile(), own) : "",
            own.chance(.5) ? customer.email() : "",
            DATE.format(since)
        };
    }
}
