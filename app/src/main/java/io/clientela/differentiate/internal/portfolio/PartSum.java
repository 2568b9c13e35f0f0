package io.clientela.differentiate.internal.portfolio;

import io.clientela.differentiate.internal.portfolio.Base.Member;
import io.clientela.differentiate.internal.worth.SumErrors;
import io.clientela.kernel.lifetime.Uncertainty;
import io.clientela.kernel.value.Interval;
import java.util.List;
import java.util.Optional;

/**
 * What the members of a part come to.
 *
 * @param recent how many bought within the last 30 days
 * @param value of those with a value in the main currency
 * @param interval of the value; empty where not all of these values are expected ones
 */
record PartSum(int recent, double value, Optional<Interval> interval) {

    /** @param unsure what the run of the values leaves unsure; empty where there is none */
    static PartSum of(Splitting.Part part, List<Member> members, Optional<Uncertainty> unsure) {
        int recent = 0;
        double value = 0;
        boolean known = true;
        boolean below = false;
        var parts = new double[SumErrors.PARTS];
        for (int at : part.members()) {
            var member = members.get(at);
            recent += member.recent() ? 1 : 0;
            if (member.valued()) {
                value += member.value();
                below |= member.value() < 0;
                known &= add(member, parts);
            }
        }
        boolean all = known && value != 0;
        double sum = value;
        boolean someBelow = below;
        return new PartSum(
                recent, value, unsure.filter(one -> all).map(one -> SumErrors.interval(one, sum, parts, someBelow)));
    }

    private static boolean add(Member member, double[] parts) {
        var own = member.errorParts();
        if (own == null) {
            return false;
        }
        own.addTo(parts);
        return true;
    }
}
