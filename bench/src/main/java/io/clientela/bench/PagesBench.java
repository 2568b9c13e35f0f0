package io.clientela.bench;

import io.clientela.identify.CustomerFilter;
import io.clientela.identify.Customers;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Measures home, the list of customers and the page of a customer with very many lines. */
final class PagesBench {

    private static final Pattern CURSOR = Pattern.compile("(/customers\\?[^\"]*cursor=[^\"]+)\"");
    private static final List<String> LISTS = List.of(
            "/customers?",
            "/customers?sort=name",
            "/customers?sort=last-purchase",
            "/customers?sort=first-purchase",
            "/customers?sort=purchases",
            "/customers?sort=newest",
            "/customers?kind=company",
            "/customers?area=Lombardia",
            "/customers?province=AO",
            "/customers?province=AO&kind=company&sort=name",
            "/customers?channel=web",
            "/customers?department=Department+3",
            "/customers?source=web+shop&sort=name",
            "/customers?from=2025-12-01",
            "/customers?to=2023-03-01&sort=name",
            "/customers?from=2025-03-01&to=2025-03-07",
            "/customers?product=A7",
            "/customers?category=Category+7",
            "/customers?channel=web&department=Department+3",
            "/customers?q=rossi",
            "/customers?bought=false");

    private final Customers customers;
    private final Screens screens;

    PagesBench(Customers customers, Screens screens) {
        this.customers = customers;
        this.screens = screens;
    }

    void measure() {
        System.out.println("\nPages over HTTP, median and slowest of five");
        page("/");
        page("/customers/1");
        page("/customers/1/products");
        page("/customers/2");
        LISTS.forEach(this::page);
        deep();
        exports();
    }

    private void page(String path) {
        screens.get(path);
        var timing = new Timing(path, 5);
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            int length = screens.get(path).body().length();
            timing.add(length + " characters", System.nanoTime() - start, true);
        }
        timing.print();
    }

    /** One page of the list after the other. */
    private void deep() {
        String path = "/customers?sort=name";
        var timing = new Timing("twenty pages on, by name", 20);
        for (int i = 0; i < 20; i++) {
            long start = System.nanoTime();
            var cursor = CURSOR.matcher(screens.get(path).body());
            timing.add(path, System.nanoTime() - start, cursor.find());
            path = cursor.hasMatch() ? cursor.group(1).replace("&amp;", "&") : path;
        }
        timing.print();
    }

    private void exports() {
        long start = System.nanoTime();
        customers.exportCsv(
                CustomerFilter.ALL, io.clientela.identify.CustomerSort.NAME, OutputStream.nullOutputStream());
        System.out.printf(Locale.ROOT, "export of all customers as CSV: %.1f s%n", (System.nanoTime() - start) / 1e9);
    }
}
