package io.clientela.differentiate;

import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.util.List;

/**
 * Who could form a community: customers of the same place with the same taste (R25). It says who has something in common, not
 * who knows whom.
 *
 * @param asOf from when it is
 * @param customers customers of a known place who bought within twelve months
 * @param unplaced those whose place is not known
 * @param communities those that five and more customers could form, the ones in front that are more than chance
 */
public record Communities(AsOf asOf, long customers, long unplaced, List<Community> communities) {

    public Communities {
        communities = List.copyOf(communities);
    }

    /**
     * Customers of a place who share a taste.
     *
     * @param place their town, or their province where no town is known
     * @param category on which each of them spends three tenths and more
     * @param customers how many they are
     * @param ofPlace customers of the place
     * @param net what they spent on the category
     * @param lift how much more common the taste is there than among all, with its 95 % interval
     * @param article what most of them bought within twelve months; empty where nothing is known
     * @param buyers how many of them bought it
     */
    public record Community(
            String place,
            String category,
            long customers,
            long ofPlace,
            double net,
            Outcome<Interval> lift,
            String article,
            long buyers) {

        /** Whether the taste is more common there than chance explains. */
        public boolean beyondChance() {
            return lift instanceof Outcome.Known<Interval> known
                    && known.value().low() > 1;
        }
    }
}
