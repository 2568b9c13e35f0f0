package io.clientela.differentiate;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What analyses assume where the ledger says nothing. All that was ever assumed is kept; one can go back to it. */
public interface Assumptions {

    /** What is assumed together. */
    enum Topic {
        /** What each activity for a customer costs. */
        SERVICE,
        /** What a relation costs that several departments share. */
        SCOPE,
        /** What contacts cost and bring. */
        CONTACTS;

        /** What is assumed as long as nobody assumes otherwise. */
        public Map<String, Double> usual() {
            return new TreeMap<>(
                    switch (this) {
                        case SERVICE ->
                            Map.ofEntries(
                                    Map.entry("order", 4.0),
                                    Map.entry("line", 0.3),
                                    Map.entry("return", 9.0),
                                    Map.entry("discount", 0.0),
                                    Map.entry("visit", 25.0),
                                    Map.entry("visits:agent", 1.0),
                                    Map.entry("visits:agenti", 1.0),
                                    Map.entry("delivery:agent", 9.0),
                                    Map.entry("delivery:agenti", 9.0),
                                    Map.entry("delivery:invoice", 9.0),
                                    Map.entry("delivery:ingrosso", 9.0),
                                    Map.entry("delivery:web", 6.5),
                                    Map.entry("delivery:online", 6.5));
                        case SCOPE -> Map.of("account", 25.0);
                        case CONTACTS ->
                            Map.of("budget", 0.1, "cost", 1.5, "response", 0.05, "again", 0.5, "most", 2.0);
                    });
        }

        /** As it stands in tables and addresses. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What was assumed.
     *
     * @param id its number; 0 where nobody assumed anything yet
     * @param values name to number, at least 0; {@code visits:<channel>} and {@code delivery:<channel>} for channels
     * @param at when; the epoch for number 0
     * @param by who; empty for number 0
     */
    record Assumed(long id, Map<String, Double> values, Instant at, String by, String why) {

        public Assumed {
            values = new TreeMap<>(values);
            values.forEach((name, value) -> {
                if (!(value >= 0 && value <= 1e9)) {
                    throw new IllegalArgumentException(name + " cannot be " + value);
                }
            });
        }

        /** One value, 0 where it is not named. */
        public double value(String name) {
            return values.getOrDefault(name, 0.0);
        }
    }

    /** What is assumed now. */
    Assumed now(Topic topic);

    /** What was assumed, the latest first. */
    List<Assumed> history(Topic topic);

    /** Assumes something else from now on; values that are not named stay as they are. */
    void assume(Topic topic, Map<String, Double> values, String who, String why);

    /** Assumes again what was assumed then; empty where there is no such number. */
    Optional<Assumed> back(Topic topic, long id, String who);
}
