package io.clientela.demo.internal;

import io.clientela.demo.DemoTruth.KeyKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Writes the newsletter's list of subscribers. */
final class NewsletterFile {

    static final String SOURCE = "newsletter";

    private static final String[] HEADER = {
        "Email", "Nome", "Cognome", "Lingua", "Stato", "Data consenso", "Origine consenso"
    };
    private static final List<String> ORIGINS = List.of(
            "modulo sul sito",
            "modulo sul sito",
            "casella all'ordine online",
            "modulo cartaceo in negozio",
            "fiera HostMilano 2025",
            "corso di sfoglia");

    private NewsletterFile() {}

    /** Writes the list into the folder. */
    static void write(Path folder, List<Customer> customers, Ledger ledger, Dice dice) throws IOException {
        var path = folder.resolve("iscritti.csv");
        try (var csv = new Csv(path, StandardCharsets.UTF_8, ',', HEADER)) {
            for (var customer : customers) {
                var own = dice.fork(customer.id());
                if (own.chance(customer.kind().firm() ? .3 : .44)) {
                    subscriber(csv, customer, customer.email(), ledger, own);
                    if (customer.otherEmail().isPresent() && own.chance(.3)) {
                        subscriber(csv, customer, customer.otherEmail().get(), ledger, own);
                    }
                }
            }
        }
        ledger.file(SOURCE, path);
    }

    private static void subscriber(Csv csv, Customer customer, String email, Ledger ledger, Dice own) {
        var given = customer.person().given();
        var named = own.chance(.8);
        var since = customer.rhythm().since().plusDays(own.below(200));
        var consent = since.isAfter(House.LAST_DAY) ? House.LAST_DAY : since;
        csv.add(
                email,
                named ? Typist.name(own.chance(.1) ? Typist.shortForm(given) : given, .01, own) : "",
                named && own.chance(.85) ? Typist.name(customer.person().family(), .01, own) : "",
                own.chance(.97) ? "it" : "en",
                own.chance(.06) ? "disiscritto" : "iscritto",
                consent.toString(),
                own.pick(ORIGINS));
        ledger.key(SOURCE, KeyKind.EMAIL, email, customer);
    }
}
