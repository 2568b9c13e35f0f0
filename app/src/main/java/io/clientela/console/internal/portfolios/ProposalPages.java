package io.clientela.console.internal.portfolios;

import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.CustomerGroups;
import io.clientela.differentiate.CustomerGroups.Run;
import io.clientela.differentiate.MeasurementPlans;
import io.clientela.differentiate.Portfolios;
import io.clientela.differentiate.Portfolios.Part;
import io.clientela.differentiate.Portfolios.Portfolio;
import io.clientela.organize.Right;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A way to split the base, looked at before it is put in force (R22). */
@Controller
public class ProposalPages {

    private static final int SMALLEST = 20;
    private static final int LARGEST = 100_000;

    private final Portfolios portfolios;
    private final CustomerGroups groups;
    private final MeasurementPlans plans;

    ProposalPages(Portfolios portfolios, CustomerGroups groups, MeasurementPlans plans) {
        this.portfolios = portfolios;
        this.groups = groups;
        this.plans = plans;
    }

    /**
     * One part of the proposal for a reader.
     *
     * @param continues the present portfolio that it continues; empty for a new one
     */
    public record PartRow(
            Part part, String name, String value, String interval, String continues, PortfolioWords.Measure measure) {}

    @GetMapping("/portfolios/proposal")
    ModelAndView proposal(Page page) {
        var proposal = portfolios.proposal();
        if (proposal.isEmpty()) {
            return page.show("portfolios/noproposal");
        }
        var one = proposal.get();
        var run = groups.inForce();
        var present = portfolios.all();
        return page.show(
                "portfolios/proposal",
                "proposal",
                one,
                "rows",
                one.parts().stream()
                        .map(part -> row(part, run, present, one.currency(), page.words()))
                        .toList(),
                "boxes",
                Treemap.of(one.parts().stream()
                        .map(part -> (double) part.sum().size())
                        .toList()),
                "present",
                present.size(),
                "plan",
                plans.now().plan());
    }

    private PartRow row(Part part, Optional<Run> run, List<Portfolio> present, String currency, Words words) {
        String continues = present.stream()
                .filter(one -> part.continues().isPresent()
                        && one.portfolioId() == part.continues().getAsLong())
                .findFirst()
                .map(one -> PortfolioWords.name(one, run, words))
                .orElse("");
        return new PartRow(
                part,
                PortfolioWords.name(part.cells(), run, words),
                Members.money(part.sum().value(), currency, words),
                PortfolioRow.interval(part.sum(), currency, words),
                continues,
                PortfolioWords.measure(part.sum(), plans.now().plan(), currency, words));
    }

    @PostMapping("/portfolios/proposal")
    ModelAndView propose(Page page, @RequestParam(defaultValue = "") String most) {
        Integer wanted = most.matches("\\d{1,6}") ? Integer.valueOf(most) : null;
        if (!most.isBlank() && (wanted == null || wanted < SMALLEST || wanted > LARGEST)) {
            return page.redirect(
                    "/portfolios/proposal",
                    Notice.problem(page.say("portfolio.proposal.wrong-size", SMALLEST, LARGEST)));
        }
        return follow(page, portfolios.propose(wanted, who(page)));
    }

    @PostMapping("/portfolios/proposal/accept")
    ModelAndView accept(Page page, @RequestParam(defaultValue = "0") long proposal) {
        var open = portfolios.proposal().filter(one -> one.proposalId() == proposal);
        if (open.isEmpty()) {
            return page.redirect("/portfolios/proposal", Notice.problem(page.say("portfolio.proposal.no-longer")));
        }
        return follow(page, portfolios.accept(proposal, who(page)));
    }

    @PostMapping("/portfolios/proposal/dismiss")
    ModelAndView dismiss(Page page, @RequestParam(defaultValue = "0") long proposal) {
        portfolios.dismiss(proposal, who(page));
        return page.redirect("/portfolios", Notice.done(page.say("portfolio.proposal.dismissed")));
    }

    private static ModelAndView follow(Page page, long job) {
        return page.redirect(page.may(Right.SEE_JOBS) ? "/jobs/" + job : "/portfolios");
    }

    static String who(Page page) {
        return "user:" + page.signedIn().called();
    }
}
