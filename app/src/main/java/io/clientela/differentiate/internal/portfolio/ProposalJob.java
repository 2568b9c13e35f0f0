package io.clientela.differentiate.internal.portfolio;

import io.clientela.platform.JobFailure;
import io.clientela.platform.JobHandler;
import io.clientela.platform.JobOrder;
import io.clientela.platform.JobRun;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a proposal for the portfolios, as a job of the kind {@value #KIND}. */
@Component
class ProposalJob implements JobHandler {

    static final String KIND = "proposal";

    private final ProposalWork work;

    ProposalJob(ProposalWork work) {
        this.work = work;
    }

    /** @param most null for what suits the base */
    record Wish(@Nullable Integer most) {}

    static JobOrder order(@Nullable Integer most, String who) {
        return new JobOrder(KIND, "portfolios", new Wish(most), who);
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
        run.step("split", "");
        long id = work.propose(run.parameters(Wish.class).most(), run.who())
                .orElseThrow(
                        () -> new JobFailure("Nobody was looked at yet: import something, and wait for the picture."));
        return Map.of("proposal", id);
    }
}
