package io.clientela.kernel.linkage;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How many records bear each pair of given and family name.
 *
 * <p>Given and family names are not independent: they come in languages and families. Where more records bear a pair of
 * names than the two names one by one let expect, the pair is taken to be as common as it is: the share of the records
 * that bear it, without the two that are compared, takes the place of the product of the two shares.
 */
final class NamePairs {

    private static final double LOG2 = Math.log(2);

    /** The records of the pair that is compared. */
    private static final int OWN = 2;

    /** No pair of names may take more than this many bits. */
    private static final double MOST = 12;

    private final Features of;
    private final PatternCounts counts = new PatternCounts();
    private int present;

    private NamePairs(Features of) {
        this.of = of;
        for (int rec = 0; rec < of.size; rec++) {
            if (key(of, rec) != 0) {
                counts.add(key(of, rec), 1);
                present++;
            }
        }
    }

    static NamePairs of(Features of) {
        return new NamePairs(of);
    }

    private static long key(Features of, int rec) {
        int given = of.given.value(rec);
        int family = of.family.value(rec);
        return given < 0 || family < 0 ? 0 : ((given + 1L) << 32) | (family + 1L);
    }

    /** What the names of each record say less together than one by one, in bits, at most 0. */
    float[] bits() {
        float[] out = new float[of.size];
        for (int rec = 0; rec < of.size; rec++) {
            long key = key(of, rec);
            if (key != 0) {
                double given = (double) of.given.count(of.given.value(rec)) / of.given.present();
                double family = (double) of.family.count(of.family.value(rec)) / of.family.present();
                out[rec] = bits(given * family, (double) (counts.count(key) - OWN) / present);
            }
        }
        return out;
    }

    /** The same by what a model remembers. */
    static float[] bits(Features of, LinkageModel model) {
        float[] out = new float[of.size];
        var givens = model.terms().get(FieldKind.GIVEN_NAME);
        var families = model.terms().get(FieldKind.FAMILY_NAME);
        var both = model.terms().get(FieldKind.FULL_NAME);
        if (givens == null || families == null || both == null) {
            return out;
        }
        for (int rec = 0; rec < of.size; rec++) {
            if (key(of, rec) != 0) {
                String given = of.given.text(of.given.value(rec));
                String family = of.family.text(of.family.value(rec));
                double share = both.share(given + " " + family) - OWN * both.restShare();
                out[rec] = bits(givens.share(given) * families.share(family), share);
            }
        }
        return out;
    }

    private static float bits(double byOne, double together) {
        return together <= byOne ? 0 : (float) -Math.min(MOST, Math.log(together / byOne) / LOG2);
    }

    /** The pairs of names that more than two records bear, for a model; empty where no record has both names. */
    Optional<Terms> terms() {
        if (present == 0) {
            return Optional.empty();
        }
        Map<String, Double> shares = new HashMap<>();
        double squares = 0;
        for (long key : counts.patterns()) {
            long count = counts.count(key);
            squares += (double) count * (count - 1);
            if (count > OWN) {
                String given = of.given.text((int) (key >>> 32) - 1);
                String family = of.family.text((int) key - 1);
                shares.put(given + " " + family, (double) count / present);
            }
        }
        double collision = Math.max(1.0 / present, squares / Math.max(1, present * (present - 1.0)));
        return Optional.of(new Terms(Math.min(1, collision), 1.0 / present, 0, shares));
    }
}
