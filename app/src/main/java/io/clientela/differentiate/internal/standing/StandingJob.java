package io.clientela.differentiate.internal.standing;

import io.clientela.differentiate.internal.group.GroupStore;
import io.clientela.differentiate.internal.group.GroupingWork;
import io.clientela.platform.JobHandler;
import io.clientela.platform.JobOrder;
import io.clientela.platform.JobRun;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Looks at where all customers stand, as a job of the kind {@value #KIND}: new ones are put into their portfolios. Where
 * the groups are older than a week, customers are grouped anew first.
 */
@Component
class StandingJob implements JobHandler {

    static final String KIND = "standing";

    private static final Duration GROUPED_ANEW = Duration.ofDays(7);

    private final GroupStore groups;
    private final GroupingWork grouping;
    private final StandingWork work;
    private final Clock clock;

    StandingJob(GroupStore groups, GroupingWork grouping, StandingWork work, Clock clock) {
        this.groups = groups;
        this.grouping = grouping;
        this.work = work;
        this.clock = clock;
    }

    static JobOrder order(String who) {
        return new JobOrder(KIND, "standing", Map.of(), who);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean restartable() {
        return true;
    }

    @Override
    public Object run(JobRun run) {
        var last = groups.lastRunAt();
        if (last.isEmpty() || last.get().plus(GROUPED_ANEW).isBefore(clock.instant())) {
            grouping.run(run);
        }
        return Map.of("customers", work.run(run));
    }
}
