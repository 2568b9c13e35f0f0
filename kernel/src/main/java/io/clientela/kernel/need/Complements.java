package io.clientela.kernel.need;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * What nearly all similar customers buy and one does not: candidates for a need, which a person has to confirm.
 *
 * <p>For a category c that the customer does not buy, his look-alikes are the {@value #LOOK_ALIKES} customers whose sets
 * of categories without c are most like his: the largest Jaccard index |A ∩ B| / |A ∪ B| (Jaccard 1912), among equals the
 * nearest in the logarithm of spending, then the lower number. Leaving c out keeps it from deciding who is alike.
 */
public final class Complements {

    /** How many look-alikes are asked. */
    public static final int LOOK_ALIKES = 50;

    /** From which share of them on a category is a candidate. */
    public static final double NEARLY_ALL = 0.8;

    /** Without so many categories of his own there is no likeness to speak of. */
    public static final int FEWEST_CATEGORIES = 2;

    private Complements() {}

    /**
     * What one customer buys.
     *
     * @param customer his number
     * @param categories the categories, by number from 0
     * @param spend what he spends, in any unit, from 0
     */
    public record Basket(long customer, BitSet categories, double spend) {}

    /**
     * A category that he does not buy.
     *
     * @param category its number
     * @param buyers how many of the look-alikes buy it
     * @param lookAlikes how many look-alikes were asked
     */
    public record Candidate(int category, int buyers, int lookAlikes) {

        /** The share of look-alikes who buy it. */
        public double share() {
            return (double) buyers / lookAlikes;
        }
    }

    private record Alike(double likeness, double distance, Basket basket) {}

    /** The candidates, the surest first; none where he buys of too few categories or too few others are known. */
    public static List<Candidate> of(Basket mine, List<Basket> others, int categories) {
        var found = new ArrayList<Candidate>();
        if (mine.categories().cardinality() < FEWEST_CATEGORIES) {
            return found;
        }
        for (int c = 0; c < categories; c++) {
            if (!mine.categories().get(c)) {
                var candidate = candidate(mine, others, c);
                if (candidate.lookAlikes() == LOOK_ALIKES && candidate.share() >= NEARLY_ALL) {
                    found.add(candidate);
                }
            }
        }
        found.sort(Comparator.comparingDouble(Candidate::share).reversed().thenComparingInt(Candidate::category));
        return found;
    }

    private static Candidate candidate(Basket mine, List<Basket> others, int category) {
        var alike = others.stream()
                .filter(other -> other.customer() != mine.customer())
                .map(other -> new Alike(
                        likeness(mine.categories(), other.categories(), category),
                        Math.abs(Math.log1p(mine.spend()) - Math.log1p(other.spend())),
                        other))
                .filter(other -> other.likeness() > 0)
                .sorted(Comparator.comparingDouble(Alike::likeness)
                        .reversed()
                        .thenComparingDouble(Alike::distance)
                        .thenComparingLong(other -> other.basket().customer()))
                .limit(LOOK_ALIKES)
                .toList();
        long buyers = alike.stream()
                .filter(other -> other.basket().categories().get(category))
                .count();
        return new Candidate(category, (int) buyers, alike.size());
    }

    /** Jaccard's index of two sets without one category; 0 where both are empty. */
    static double likeness(BitSet one, BitSet other, int without) {
        BitSet both = (BitSet) one.clone();
        both.and(other);
        both.clear(without);
        BitSet either = (BitSet) one.clone();
        either.or(other);
        either.clear(without);
        int size = either.cardinality();
        return size == 0 ? 0 : (double) both.cardinality() / size;
    }
}
