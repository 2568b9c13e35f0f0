package io.clientela.demo.internal;

import io.clientela.demo.DemoTruth.Effect;
import io.clientela.demo.DemoTruth.KeyKind;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the contacts of the CRM, in which many hands have typed for years: doubles, slips, swapped names, old
 * addresses, gaps.
 */
final class ContactFiles {

    static final String SOURCE = "contatti";

    private static final int EMAIL = 10;
    private static final int VAT = 12;
    private static final int BORN = 14;
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final String[] HEADER = {
        "Codice cliente",
        "Ragione sociale",
        "Cognome",
        "Nome",
        "Indirizzo",
        "CAP",
        "Località",
        "Prov",
        "Telefono",
        "Cellulare",
        "E-mail",
        "PEC",
        "P.IVA",
        "Cod. fiscale",
        "Data di nascita",
        "Tessera",
        "Ultima modifica",
        "Note"
    };
    private static final List<String> NOTES = List.of(
            "chiamare dopo le 15",
            "preferisce essere contattato per e-mail",
            "chiede sempre la fattura",
            "consegna dal retro; suonare due volte",
            "cliente storico, conosce la signora Anna",
            "paga con RiBa 60 gg",
            "interessata ai corsi di sfoglia",
            "non chiamare il lunedì (chiuso)",
            "lista nozze 2024",
            "vuole il catalogo \"Tavola\" su carta");

    private final Ledger ledger;
    private final Dice dice;
    private final List<Typed> rows = new ArrayList<>();

    /** One record as typed. */
    private record Typed(Customer customer, List<String> cells) {}

    private ContactFiles(Ledger ledger, Dice dice) {
        this.ledger = ledger;
        this.dice = dice;
    }

    /** Writes the contacts into the folder. */
    static void write(Path folder, List<Customer> customers, Ledger ledger, Dice dice) throws IOException {
        var files = new ContactFiles(ledger, dice);
        for (var customer : customers) {
            var own = dice.fork(customer.id());
            if (own.chance(presence(customer))) {
                var records = own.chance(.84) ? 1 : own.chance(.85) ? 2 : 3;
                for (var copy = 0; copy < records; copy++) {
                    files.rows.add(new Typed(customer, List.of(files.cells(customer, copy, own))));
                }
            }
        }
        files.shuffle();
        var path = folder.resolve("contatti.csv");
        try (var csv = new Csv(path, WINDOWS, ';', HEADER)) {
            for (var i = 0; i < files.rows.size(); i++) {
                csv.add(files.finished(files.rows.get(i), "C" + Numbers.padded(i + 1L, 5)));
            }
        }
        ledger.file(SOURCE, path);
    }

    private static double presence(Customer customer) {
        return customer.kind().firm() ? .96 : customer.card().isPresent() ? .5 : .42;
    }

    /** Puts the records into the order in which they were typed, which has nothing to do with the customers' numbers. */
    private void shuffle() {
        for (var i = rows.size() - 1; i > 0; i--) {
            var other = dice.below(i + 1);
            var row = rows.get(i);
            rows.set(i, rows.get(other));
            rows.set(other, row);
        }
    }

    private String[] cells(Customer customer, int copy, Dice own) {
        var person = customer.person();
        var firm = customer.firm();
        var swapped = firm.isEmpty() && own.chance(.02 + .03 * copy);
        var slips = .012 + .05 * copy;
        var given = own.chance(.04 * copy) ? Typist.shortForm(person.given()) : person.given();
        var named = firm.isEmpty() || own.chance(.4);
        var old = customer.former().isPresent() && own.chance(copy == 0 ? .6 : .3);
        var address = old ? customer.former().orElseThrow() : customer.address();
        var company = firm.map(found -> own.chance(.45) ? found.sign() : found.legalName())
                .orElse("");
        var telephone = own.chance(.8) ? Typist.phone(customer.landline(), own) : "";
        var mobile = own.chance(firm.isEmpty() ? .75 : .45) ? Typist.phone(customer.mobile(), own) : "";
        return new String[] {
            "",
            Typist.name(company, slips, own),
            named ? Typist.name(swapped ? given : person.family(), slips, own) : "",
            named ? Typist.name(swapped ? person.family() : given, slips, own) : "",
            own.chance(.95) ? Typist.street(address.street(), own) + comma(own) + address.number() : "",
            own.chance(.92) ? address.postcode() : "",
            Typist.name(address.town().name(), .015, own),
            own.chance(.94) ? address.town().province() : "",
            telephone,
            mobile,
            email(customer, copy, own),
            own.chance(.4) ? firm.map(Customer.Firm::certifiedEmail).orElse("") : "",
            own.chance(copy == 0 ? .9 : .55)
                    ? firm.map(Customer.Firm::vatNumber).orElse("")
                    : "",
            taxCode(customer, copy, own),
            firm.isEmpty() && own.chance(.55) ? DATE.format(person.born()) : "",
            own.chance(.5) ? customer.card().orElse("") : "",
            DATE.format(changed(customer, old, own)),
            own.chance(.07) ? own.pick(NOTES) : ""
        };
    }

    private static String comma(Dice own) {
        return own.chance(.4) ? ", " : own.chance(.2) ? " n. " : " ";
    }

    private static String email(Customer customer, int copy, Dice own) {
        if (!own.chance(.7)) {
            return "";
        }
        var other = customer.otherEmail().filter(address -> own.chance(copy == 0 ? .3 : .6));
        return other.orElse(customer.email());
    }

    private static String taxCode(Customer customer, int copy, Dice own) {
        if (customer.firm().isPresent()) {
            var firm = customer.firm().get();
            return own.chance(firm.vatNumber().isEmpty() ? .9 : .35) ? firm.taxCode() : "";
        }
        return own.chance(copy == 0 ? .3 : .2) ? customer.person().taxCode() : "";
    }

    private static LocalDate changed(Customer customer, boolean old, Dice own) {
        var last = old ? customer.movedOn() : House.LAST_DAY;
        var since = customer.rhythm().since();
        if (!since.isBefore(last)) {
            return since;
        }
        return since.plusDays(own.below((int) (last.toEpochDay() - since.toEpochDay())));
    }

    /** The row with its code, perhaps with a flaw, noted in the ledger. */
    private String[] finished(Typed typed, String code) {
        var cells = typed.cells().toArray(String[]::new);
        cells[0] = code;
        ledger.key(SOURCE, KeyKind.CODE, code, typed.customer());
        if (!cells[VAT].isEmpty() && dice.chance(.015)) {
            cells[VAT] = Typist.wrongVat(cells[VAT], dice);
            flaw("wrong-vat-number", Effect.REMARKED, code);
        } else if (!cells[BORN].isEmpty() && dice.chance(.012)) {
            cells[BORN] = "31/02/" + cells[BORN].substring(6);
            flaw("impossible-date", Effect.REMARKED, code);
        } else if (!cells[EMAIL].isEmpty() && dice.chance(.006)) {
            cells[EMAIL] = cells[EMAIL].replace("@", "");
            flaw("not-an-email", Effect.REMARKED, code);
        }
        return cells;
    }

    private void flaw(String kind, Effect effect, String code) {
        ledger.flaw(kind, effect, SOURCE, "contatti.csv", code, 0, 1);
    }
}
