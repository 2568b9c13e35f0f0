package io.clientela.differentiate.internal.group;

import io.clientela.differentiate.internal.standing.StandingWork;
import io.clientela.platform.JobHandler;
import io.clientela.platform.JobOrder;
import io.clientela.platform.JobRun;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Groups customers anew, as a job of the kind {@value #KIND}; afterwards each customer's standing follows. */
@Component
class GroupingJob implements JobHandler {

    static final String KIND = "grouping";

    private final GroupingWork work;
    private final StandingWork standings;

    GroupingJob(GroupingWork work, StandingWork standings) {
        this.work = work;
        this.standings = standings;
    }

    static JobOrder order(String who) {
        return new JobOrder(KIND, "groups", Map.of(), who);
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
        int groups = work.run(run);
        return Map.of("groups", groups, "customers", standings.run(run));
    }
}
