package io.clientela.demo.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one customer buys: needs of different weight, and within each need a few favourites that come again. */
final class Taste {

    private static final double UNNAMED = .15;

    private final Weighted<String> needs;
    private final Map<String, Weighted<Product>> choice;
    private final Map<String, List<Product>> favourites = new HashMap<>();

    private Taste(Weighted<String> needs, Map<String, Weighted<Product>> choice) {
        this.needs = needs;
        this.choice = choice;
    }

    /**
     * A profile of taste.
     *
     * @param name its name
     * @param kind the kind of customer that has it
     * @param weight how many have it, relative to others of the kind
     * @param needs the weight of each need that matters
     */
    record Profile(String name, Kind kind, double weight, Map<String, Double> needs) {

        static List<Profile> all() {
            var profiles = new ArrayList<Profile>();
            for (var row : Rows.of("tastes.csv")) {
                var needs = new HashMap<String, Double>();
                for (var need : row.get(3).split("\\|", -1)) {
                    var split = need.indexOf(':');
                    needs.put(need.substring(0, split), Double.parseDouble(need.substring(split + 1)));
                }
                profiles.add(new Profile(
                        row.get(1), Kind.valueOf(row.get(0)), Double.parseDouble(row.get(2)), Map.copyOf(needs)));
            }
            return profiles;
        }
    }

    /** The goods on offer to firms or to people, by need. */
    static final class Offer {

        private final List<String> needs = new ArrayList<>();
        private final Map<String, Weighted<Product>> choice = new HashMap<>();

        Offer(Catalogue catalogue, boolean firms) {
            for (var need : catalogue.needs()) {
                var goods = catalogue.serving(need);
                if (goods.stream().anyMatch(product -> wanted(product, firms) > 0)) {
                    needs.add(need);
                    choice.put(need, Weighted.of(goods, product -> product.popularity() * wanted(product, firms)));
                }
            }
        }

        private static double wanted(Product product, boolean firms) {
            return firms ? product.firms() : product.people();
        }
    }

    /** The taste of one customer of the given profile. */
    static Taste of(Profile profile, Offer offer, Dice dice) {
        var weights = new HashMap<String, Double>();
        for (var need : offer.needs) {
            weights.put(need, profile.needs().getOrDefault(need, UNNAMED) * dice.gamma(1.4));
        }
        return new Taste(Weighted.of(offer.needs, weights::get), offer.choice);
    }

    /** The next article for the basket, bought in the given month. */
    Product next(int month, Dice dice) {
        var product = candidate(dice);
        for (var i = 0; i < 4 && !dice.chance(Catalogue.wanted(product, month) / 2.2); i++) {
            product = candidate(dice);
        }
        return product;
    }

    private Product candidate(Dice dice) {
        var need = needs.pick(dice);
        var known = favourites.computeIfAbsent(need, key -> new ArrayList<>());
        if (!known.isEmpty() && dice.chance(.55)) {
            return dice.pick(known);
        }
        var product = java.util.Objects.requireNonNull(choice.get(need)).pick(dice);
        if (known.size() < 4 && !known.contains(product)) {
            known.add(product);
        }
        return product;
    }
}
