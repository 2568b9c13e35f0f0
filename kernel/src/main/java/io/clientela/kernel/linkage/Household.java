package io.clientela.kernel.linkage;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What two people of one household (or two firms of one office) have in common without being one: surname, address,
 * place, often the phone and now and then the e-mail address. They form a third class of pairs beside matches and strangers (Winkler 1993; Larsen and
 * Rubin 2001); in all other comparisons they are strangers.
 */
final class Household {

    private static final Map<Comparison, List<Double>> START = start();

    /** The comparisons in which households differ from strangers. */
    static final List<Comparison> COMPARISONS =
            Arrays.stream(Comparison.values()).filter(Household::shares).toList();

    /** All other comparisons. */
    static final List<Comparison> OTHERS = Arrays.stream(Comparison.values())
            .filter(comparison -> !shares(comparison))
            .toList();

    private Household() {}

    /** Whether households differ from strangers in a comparison. */
    static boolean shares(Comparison comparison) {
        return START.containsKey(comparison);
    }

    /** The probability of each level in a household before anything was seen, empty where it is that of strangers. */
    static List<Double> start(Comparison comparison) {
        return START.getOrDefault(comparison, List.of());
    }

    private static Map<Comparison, List<Double>> start() {
        var out = new EnumMap<Comparison, List<Double>>(Comparison.class);
        out.put(Comparison.FAMILY_NAME, List.of(0.80, 0.08, 0.01, 0.01, 0.10));
        out.put(Comparison.FULL_NAME, List.of(0.01, 0.03, 0.05, 0.81, 0.10));
        out.put(Comparison.EMAIL, List.of(0.10, 0.02, 0.02, 0.05, 0.81));
        out.put(Comparison.PHONE, List.of(0.40, 0.03, 0.57));
        out.put(Comparison.ADDRESS, startM(Comparison.ADDRESS));
        out.put(Comparison.PLACE, startM(Comparison.PLACE));
        return out;
    }

    private static List<Double> startM(Comparison comparison) {
        return comparison.levels().stream().map(Comparison.Level::startM).toList();
    }
}
