package io.clientela.differentiate.internal.standing;

import io.clientela.differentiate.Standings;
import io.clientela.differentiate.Standings.Choice;
import io.clientela.differentiate.internal.portfolio.Placement;
import io.clientela.differentiate.internal.portfolio.ProposalWork;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.JobFailure;
import io.clientela.platform.JobRun;
import org.springframework.stereotype.Component;

/** Looks at where all customers stand, and puts new ones into their portfolios. */
@Component
public class StandingWork {

    private final StandingBook book;
    private final Placement placement;
    private final ProposalWork proposals;
    private final Standings standings;

    StandingWork(StandingBook book, Placement placement, ProposalWork proposals, Standings standings) {
        this.book = book;
        this.placement = placement;
        this.proposals = proposals;
        this.standings = standings;
    }

    /** The work as a part of a job. @return how many customers there are */
    public int run(JobRun run) {
        run.step("look", "");
        int customers = switch (book.refresh()) {
            case Outcome.Known<Integer> known -> known.value();
            case Outcome.Unknown<Integer> unknown ->
                throw new JobFailure("There is no picture of the ledger yet: " + unknown.detail());
        };
        run.checkCancelled();
        run.step("place", "");
        placement.sweep();
        proposals.proposeFirst();
        standings.map(Choice.ALL, null); // kept from now on
        standings.rfm();
        return customers;
    }
}
