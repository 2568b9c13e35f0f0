package io.clientela.differentiate.internal.portfolio;

import io.clientela.differentiate.internal.portfolio.Base.Member;
import io.clientela.differentiate.internal.worth.ValueSum;
import io.clientela.kernel.lifetime.Uncertainty;
import io.clientela.kernel.value.Interval;
import java.util.List;
import java.util.Optional;

/**
 * What the members of a part come to.
 *
 * @param recent how many bought within as many days as a comparison is planned to run
 * @param value of those with a value in the main currency
 * @param interval of the value; empty where nobody has one or not all of these values are expected ones
 */
record PartSum(int recent, double value, Optional<Interval> interval) {

    /** @param unsure what the run of the values leaves unsure; empty where there is none */
    static PartSum of(Splitting.Part part, List<Member> members, Optional<Uncertainty> unsure) {
        int recent = 0;
        var value = new ValueSum();
        for (int at : part.members()) {
            var member = members.get(at);
            recent += member.recent() ? 1 : 0;
            if (member.valued()) {
                value.add(member.value(), member.errorParts());
            }
        }
        return new PartSum(recent, value.value(), value.interval(unsure));
    }
}
