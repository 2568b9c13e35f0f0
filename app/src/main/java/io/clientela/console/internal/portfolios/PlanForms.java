package io.clientela.console.internal.portfolios;

import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.differentiate.MeasurementPlans;
import io.clientela.differentiate.MeasurementPlans.Plan;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** How comparisons in portfolios are planned, with the way back (R22). */
@Controller
class PlanForms {

    private static final String TO = "/portfolios#plan";
    private static final int LONGEST = 200;

    private final MeasurementPlans plans;

    PlanForms(MeasurementPlans plans) {
        this.plans = plans;
    }

    @PostMapping("/portfolios/plan")
    ModelAndView plan(
            Page page,
            @RequestParam(defaultValue = "") String days,
            @RequestParam(defaultValue = "") String held,
            @RequestParam(defaultValue = "") String effect,
            @RequestParam(defaultValue = "") String level,
            @RequestParam(defaultValue = "") String power,
            @RequestParam(defaultValue = "") String why) {
        var plan = read(days, held, effect, level, power);
        if (plan.isEmpty() || why.strip().length() > LONGEST) {
            return page.redirect(TO, Notice.problem(page.say("portfolio.plan.wrong")));
        }
        plans.plan(plan.get(), ProposalPages.who(page), why.strip());
        return page.redirect(TO, Notice.done(page.say("portfolio.plan.kept")));
    }

    @PostMapping("/portfolios/plan/{id}/back")
    ModelAndView back(Page page, @PathVariable long id) {
        return page.redirect(
                TO,
                plans.back(id, ProposalPages.who(page), "").isPresent()
                        ? Notice.done(page.say("portfolio.plan.kept"))
                        : Notice.problem(page.say("portfolio.plan.wrong")));
    }

    /** Days, and per cent; empty where a number cannot be read or is out of range. */
    private static Optional<Plan> read(String days, String held, String effect, String level, String power) {
        try {
            return Optional.of(new Plan(
                    Integer.parseInt(days.strip()),
                    percent(held),
                    percent(effect),
                    Math.round((1 - percent(level)) * 1e6) / 1e6,
                    percent(power)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static double percent(String text) {
        return Double.parseDouble(text.strip().replace(',', '.')) / 100;
    }
}
