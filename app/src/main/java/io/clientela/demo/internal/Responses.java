package io.clientela.demo.internal;

import io.clientela.demo.DemoEffect;
import io.clientela.demo.DemoResponse;
import io.clientela.demo.DemoSize;
import io.clientela.demo.DemoTruth;
import io.clientela.kernel.value.Money;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Makes what treated customers order because of an initiative. Who is treated follows from the numbers that the installation
 * gave its customers, so this comes after the import of the other files; who is treated changes what others buy by nothing.
 */
public final class Responses {

    private static final String EFFECTS = "initiatives.csv";
    private static final int NUMBERS = 900_000;

    private Responses() {}

    /** Writes a file of orders, keeps the truth with it, and answers that truth. */
    public static DemoTruth make(
            Path folder, DemoSize size, DemoTruth truth, DemoResponse asked, Collection<Integer> treated)
            throws IOException {
        var known = effects(folder);
        var ledger = new Ledger();
        var dice = new Dice(truth.seed());
        var own = dice.fork("response").fork(asked.name());
        int orders = 0;
        if (asked.orders() > 0) {
            var catalogue = Catalogue.of(dice.fork("catalogue"));
            var customers = Population.of(size.customers(), catalogue, dice.fork("customers"));
            var sales = sales(asked, customers, treated, own);
            orders = sales.size();
            WebFiles.writeMore(
                    folder.resolve("files").resolve("negozio-online").resolve("orders-" + asked.name() + ".csv"),
                    sales,
                    NUMBERS + known.size() * 10_000,
                    ledger,
                    own.fork("file"));
        }
        var more = ledger.truth(truth.seed(), List.of());
        var whole = truth.plus(more);
        TruthFiles.write(folder.resolve("truth"), folder, whole);
        keep(folder, known, new DemoEffect(asked.name(), treated.size(), orders, more.ledger()));
        return whole;
    }

    private static List<Sale> sales(
            DemoResponse asked, List<Customer> customers, Collection<Integer> treated, Dice dice) {
        var sales = new ArrayList<Sale>();
        for (int id : treated.stream().sorted().toList()) {
            var customer = customers.get(id - 1);
            var own = dice.fork(id);
            for (var count = own.poisson(asked.orders()); count > 0; count--) {
                var day = asked.from().plusDays(own.below(asked.days()));
                sales.add(sale(sales.size(), customer, day, own));
            }
        }
        sales.sort(Comparator.comparing(Sale::time).thenComparingInt(Sale::id));
        return List.copyOf(sales);
    }

    private static Sale sale(int id, Customer customer, LocalDate day, Dice own) {
        var shape = customer.kind().habits().spend().p();
        var spend = own.gamma(shape) * customer.meanSpend() / shape;
        return new Sale(
                id,
                Channel.WEB,
                Sales.time(Channel.WEB, day, own),
                Optional.of(customer),
                Sales.basket(customer.basket(), customer.kind(), customer.discount(), Channel.WEB, day, spend, own),
                Optional.empty(),
                false);
    }

    private static void keep(Path folder, List<DemoEffect> known, DemoEffect effect) throws IOException {
        try (var csv = new Csv(
                folder.resolve("truth").resolve(EFFECTS),
                StandardCharsets.UTF_8,
                ',',
                "name",
                "treated",
                "orders",
                "currency",
                "net")) {
            var all = new ArrayList<>(known);
            all.add(effect);
            for (var one : all) {
                csv.add(
                        one.name(),
                        Integer.toString(one.treated()),
                        Integer.toString(one.orders()),
                        one.net().currency().getCurrencyCode(),
                        one.net().amount().toPlainString());
            }
        }
    }

    /** What initiatives truly brought, in the order in which they were made; none where there were none. */
    public static List<DemoEffect> effects(Path folder) throws IOException {
        if (!Files.exists(folder.resolve("truth").resolve(EFFECTS))) {
            return List.of();
        }
        return TruthFiles.rows(
                folder.resolve("truth"),
                EFFECTS,
                row -> new DemoEffect(
                        row.getField("name"),
                        Integer.parseInt(row.getField("treated")),
                        Integer.parseInt(row.getField("orders")),
                        Money.of(row.getField("net"), row.getField("currency"))));
    }
}
