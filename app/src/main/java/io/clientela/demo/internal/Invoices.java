package io.clientela.demo.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns sales into the documents of the wholesale office, numbered by series and year. */
final class Invoices {

    private static final long SIMPLIFIED_LIMIT = 40_000;

    private final Map<String, Integer> counters = new HashMap<>();
    private final Map<Integer, InvoiceText> bySale = new HashMap<>();
    private final Set<Integer> simplified = new HashSet<>();
    private final List<InvoiceText> documents = new ArrayList<>();

    /** The documents of the sales, in their order. */
    static Invoices of(List<Sale> sales, Dice dice) {
        var invoices = new Invoices();
        for (var sale : sales) {
            if (sale.channel() == Channel.INVOICE) {
                invoices.ordinary(sale, sale.customer().orElseThrow(), dice);
            } else if (simplified(sale) && dice.chance(.8)) {
                invoices.simplified(sale, sale.customer().orElseThrow());
            }
        }
        return invoices;
    }

    private static boolean simplified(Sale sale) {
        return sale.channel() == Channel.SHOP
                && !sale.byCard()
                && sale.corrects().isEmpty()
                && sale.gross() <= SIMPLIFIED_LIMIT
                && sale.customer().flatMap(Customer::firm).isPresent();
    }

    private void ordinary(Sale sale, Customer buyer, Dice dice) {
        var returned = sale.corrects().isPresent();
        var series = returned ? "NC" : buyer.kind() == Kind.PUBLIC ? "PA" : "FR";
        var type = returned ? "TD04" : dice.chance(.3) ? "TD24" : "TD01";
        var corrects = sale.corrects()
                .map(original -> java.util.Objects.requireNonNull(bySale.get(original.id())))
                .map(original -> new InvoiceText.Reference(original.number(), original.date()));
        add(sale, buyer, series, type, corrects);
    }

    private void simplified(Sale sale, Customer buyer) {
        simplified.add(sale.id());
        add(sale, buyer, "FS", "TD07", Optional.empty());
    }

    private void add(Sale sale, Customer buyer, String series, String type, Optional<InvoiceText.Reference> corrects) {
        var date = sale.time().toLocalDate();
        var start = series + "/" + date.getYear() + "/";
        var number = start + Numbers.padded(counters.merge(start, 1, Integer::sum), 5);
        var document = new InvoiceText(number, type, date, buyer, sale.lines(), corrects, sale.net());
        bySale.put(sale.id(), document);
        documents.add(document);
    }

    /** All documents by time. */
    List<InvoiceText> documents() {
        return documents;
    }

    /** Whether a sale of the shop got a simplified invoice instead of a receipt. */
    boolean invoiced(Sale sale) {
        return simplified.contains(sale.id());
    }
}
