package io.clientela.differentiate.internal.portfolio;

import io.clientela.differentiate.internal.portfolio.Base.Member;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the members of a part come to.
 *
 * @param recent how many bought within the last 30 days
 * @param value of those with a value in the main currency
 * @param low the sum of all lower ends; null where not all have one
 * @param high the sum of all upper ends; null where not all have one
 */
record PartSum(
        int recent,
        double value,
        @Nullable Double low,
        @Nullable Double high) {

    static PartSum of(Splitting.Part part, List<Member> members) {
        int recent = 0;
        double value = 0;
        double low = 0;
        double high = 0;
        for (int at : part.members()) {
            var member = members.get(at);
            recent += member.recent() ? 1 : 0;
            if (member.valued()) {
                value += member.value();
                low += member.low();
                high += member.high();
            }
        }
        return new PartSum(recent, value, Double.isNaN(low) ? null : low, Double.isNaN(high) ? null : high);
    }
}
