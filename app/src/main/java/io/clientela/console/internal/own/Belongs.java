package io.clientela.console.internal.own;

import io.clientela.console.internal.segments.WhyLines;
import io.clientela.differentiate.Segment;
import java.util.List;

/**
 * A segment that a customer belongs to.
 *
 * @param why each condition of its rule, with his own figure
 */
public record Belongs(Segment.Membership membership, List<WhyLines.Line> why) {

    public Belongs {
        why = List.copyOf(why);
    }
}
