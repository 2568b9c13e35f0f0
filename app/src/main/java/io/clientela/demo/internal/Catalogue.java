package io.clientela.demo.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The firm's articles with their prices over time. Immutable. */
final class Catalogue {

    /** The days on which new price lists came. */
    private static final List<LocalDate> PRICE_LISTS =
            List.of(LocalDate.of(2024, 1, 8), LocalDate.of(2025, 2, 3), LocalDate.of(2026, 3, 2));

    /** The mean rise of each new list. */
    private static final double[] MEAN_RISE = {1.045, 1.028, 1.022};

    private final List<Product> products;
    private final Map<String, List<Product>> byNeed;

    private Catalogue(List<Product> products) {
        this.products = List.copyOf(products);
        this.byNeed = products.stream().collect(Collectors.groupingBy(Product::need));
    }

    /** The articles; the seed decides the small differences between their prices. */
    static Catalogue of(Dice dice) {
        var products = new ArrayList<Product>();
        for (var row : Rows.of("products.csv")) {
            var variants = row.get(7).split("\\|", -1);
            for (var i = 0; i < variants.length; i++) {
                products.add(product(row, variants[i], i + 1, dice));
            }
        }
        return new Catalogue(products);
    }

    private static Product product(List<String> row, String variant, int number, Dice dice) {
        var split = variant.lastIndexOf(':');
        var cost = Double.parseDouble(row.get(8)) * Double.parseDouble(variant.substring(split + 1));
        cost *= .94 + .12 * dice.share();
        var price = cost * Double.parseDouble(row.get(9));
        var rises = new ArrayList<Double>();
        for (var mean : MEAN_RISE) {
            rises.add(dice.chance(.12) ? 1 : mean + .02 * (dice.share() - .5));
        }
        return new Product(
                row.get(0) + "-" + (number < 10 ? "0" : "") + number,
                (row.get(6) + " " + variant.substring(0, split)).strip(),
                row.get(1),
                row.get(2),
                row.get(3),
                Integer.parseInt(row.get(4)),
                row.get(5),
                Integer.parseInt(row.get(10)),
                Math.round(cost * 10_000),
                Math.round(price * 10_000),
                Double.parseDouble(row.get(11)) * (.3 + dice.gamma(1.3)),
                row.get(12),
                Double.parseDouble(row.get(13)),
                Double.parseDouble(row.get(14)),
                List.copyOf(rises));
    }

    /** All articles by code. */
    List<Product> products() {
        return products;
    }

    /** The needs that the articles serve. */
    List<String> needs() {
        return byNeed.keySet().stream().sorted().toList();
    }

    /** The articles that serve a need. */
    List<Product> serving(String need) {
        return byNeed.getOrDefault(need, List.of());
    }

    /**
     * The list price of a day without tax, in ten-thousandths of a euro: whole cents from one euro up, a tenth of a cent
     * below.
     */
    static long listPrice(Product product, LocalDate day) {
        var price = product.price() * rise(product, day);
        var step = price >= 10_000 ? 100 : 10;
        return Math.round(price / step) * step;
    }

    /** What one costs the firm on a day, in ten-thousandths of a euro; costs rise a little faster than prices. */
    static long cost(Product product, LocalDate day) {
        var rise = rise(product, day);
        return Math.round(product.cost() * (1 + 1.15 * (rise - 1)) / 100) * 100;
    }

    /** The price on the label in the shop and on the web, with tax, in cents: ends in 50 or 90. */
    static long labelPrice(Product product, LocalDate day) {
        var cents = product.price() * rise(product, day) * (100 + product.vat()) / 10_000;
        if (cents < 100) {
            return Math.max(10, Math.round(cents / 10) * 10);
        }
        var euros = (long) cents / 100;
        var rest = cents - euros * 100;
        return rest < 20 ? euros * 100 - 10 : rest < 70 ? euros * 100 + 50 : euros * 100 + 90;
    }

    private static double rise(Product product, LocalDate day) {
        var factor = 1.0;
        for (var i = 0; i < PRICE_LISTS.size(); i++) {
            if (!day.isBefore(PRICE_LISTS.get(i))) {
                factor *= product.rises().get(i);
            }
        }
        return factor;
    }

    /** How much more an article is wanted in a month (1 to 12) than in the mean. */
    static double wanted(Product product, int month) {
        return switch (product.season()) {
            case "xmas" ->
                month == 12
                        ? 2.2
                        : month == 11 ? 1.8 : month == 10 ? 1.2 : product.need().equals("natale") ? .08 : .8;
            case "summer" -> month >= 5 && month <= 8 ? 1.6 : .7;
            case "spring" -> month >= 3 && month <= 6 ? 1.5 : .8;
            default -> 1;
        };
    }
}
