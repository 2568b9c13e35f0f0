package io.clientela.differentiate.internal.portfolio;

import io.clientela.platform.JobFailure;
import io.clientela.platform.JobHandler;
import io.clientela.platform.JobOrder;
import io.clientela.platform.JobRun;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Puts a proposal for the portfolios in force, as a job of the kind {@value #KIND}. */
@Component
class AcceptJob implements JobHandler {

    static final String KIND = "portfolios";

    private final ProposalWork work;

    AcceptJob(ProposalWork work) {
        this.work = work;
    }

    /** Which proposal. */
    record Choice(long proposalId) {}

    static JobOrder order(long proposalId, String who) {
        return new JobOrder(KIND, "portfolios", new Choice(proposalId), who);
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** All of it is one transaction. */
    @Override
    public boolean restartable() {
        return true;
    }

    @Override
    public Object run(JobRun run) {
        run.step("accept", "");
        long version = work.accept(run.parameters(Choice.class).proposalId(), run.who())
                .orElseThrow(() -> new JobFailure("This proposal is no longer open. Look at the present one."));
        return Map.of("version", version);
    }
}
