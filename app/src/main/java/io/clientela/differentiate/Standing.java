package io.clientela.differentiate;

import io.clientela.kernel.value.Interval;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Where a customer stands between value and needs.
 *
 * @param currency the main currency; empty for one who never bought
 * @param basis what the value is
 * @param value of twelve months in that currency; empty where there is none
 * @param interval of the value; only where it is expected
 * @param needs the effective number of categories that he buys (Hill 1973, order 1); 0 for one who never bought
 * @param openNeeds categories that are usual in his group and that he does not buy; empty without a group
 * @param tier from 1 (together half of all value) over 2 (up to four fifths) and 3 to 4 (no value at present)
 * @param groupId the group of those who are alike
 * @param rfm empty for one who never bought
 * @param area the region of the shown address, empty where unknown
 */
public record Standing(
        long customerId,
        String currency,
        Basis basis,
        OptionalDouble value,
        Optional<Interval> interval,
        double needs,
        OptionalInt openNeeds,
        int tier,
        OptionalInt groupId,
        Optional<RfmClass> rfm,
        String area,
        OptionalLong portfolioId) {

    /** What a value is. */
    public enum Basis {
        /** Expected margin of the coming twelve months, discounted. */
        WORTH,
        /** Margin of the past twelve months. */
        MARGIN,
        /** Spending of the past twelve months, since no cost is known. */
        SPEND,
        /** Never bought. */
        NONE
    }

    /** Classes from 1 to 5 by how lately, how often and how much was bought; 5 is best (Hughes 1994). */
    public record RfmClass(int recency, int frequency, int amount) {}
}
