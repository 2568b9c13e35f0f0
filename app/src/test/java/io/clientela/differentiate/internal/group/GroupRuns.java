package io.clientela.differentiate.internal.group;

import io.clientela.differentiate.internal.picture.PictureQuestions;
import io.clientela.kernel.grouping.Grouping;
import io.clientela.kernel.grouping.GroupingSettings;
import io.clientela.kernel.grouping.Groups;
import io.clientela.kernel.value.Outcome;

/** What the kernel finds on the picture as it is, without the way into the database. */
public final class GroupRuns {

    private GroupRuns() {}

    /** What came of it, and of whom; customers in ascending order. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Again(long[] customers, Groups groups) {}

    /** Groups the customers of the picture. */
    public static Again again(PictureQuestions picture, long seed) {
        var points = ((Outcome.Known<GroupPoints>)
                        picture.ask(connection -> new Outcome.Known<>(GroupPoints.all(connection))))
                .value();
        var groups = (Outcome.Known<Groups>) Grouping.of(points.table(), GroupingSettings.usual(seed));
        return new Again(points.customers(), groups.value());
    }
}
