package io.clientela.console.internal.conversations;

import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.interact.Agreements.Side;
import io.clientela.interact.JointGoals;
import io.clientela.kernel.value.Outcome;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Joint goals with a customer, and how important each side holds the relation (R57). */
@Controller
class GoalPages {

    private static final int LONGEST = 500;

    private final JointGoals goals;
    private final Clock clock;

    GoalPages(JointGoals goals, Clock clock) {
        this.goals = goals;
        this.clock = clock;
    }

    /** The card of one customer, for htmx. */
    @GetMapping("/customers/{id}/goals")
    ModelAndView panel(Page page, @PathVariable long id) {
        return page.show(
                "conversation/goals",
                "customerId",
                id,
                "goals",
                goals.of(id),
                "firm",
                goals.importance(id, Side.FIRM),
                "customer",
                goals.importance(id, Side.CUSTOMER),
                "today",
                LocalDate.ofInstant(clock.instant(), page.words().zone()),
                "talk",
                new Talk(page.words(), clock.instant()));
    }

    @PostMapping("/customers/{id}/goals")
    ModelAndView agree(
            Page page,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String we,
            @RequestParam(defaultValue = "") String he,
            @RequestParam(defaultValue = "") String by) {
        var day = day(by);
        String back = "/customers/" + id;
        if (we.isBlank() || he.isBlank() || we.length() > LONGEST || he.length() > LONGEST || day.isEmpty()) {
            return page.redirect(back, Notice.problem(page.say("conversation.goal.empty")));
        }
        return goals.agree(id, we, he, day.get(), Talk.who(page)) instanceof Outcome.Known<Long>
                ? page.redirect(back, Notice.done(page.say("conversation.goal.done")))
                : page.redirect(back, Notice.problem(page.say("conversation.nobody", String.valueOf(id))));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            var day = LocalDate.parse(text);
            return day.getYear() > 1900 && day.getYear() < 3000 ? Optional.of(day) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    @PostMapping("/customers/{id}/goals/{goal}/note")
    ModelAndView note(
            Page page,
            @PathVariable long id,
            @PathVariable long goal,
            @RequestParam(defaultValue = "") String side,
            @RequestParam(defaultValue = "") String kept,
            @RequestParam(defaultValue = "") String evidence) {
        var whose = Talk.constant(Side.class, side);
        boolean noted = whose.isPresent()
                && his(id, goal)
                && goals.note(goal, whose.get(), kept.equals("yes"), evidence, Talk.who(page));
        return page.redirect(
                "/customers/" + id,
                noted
                        ? Notice.done(page.say("conversation.goal.noted"))
                        : Notice.problem(page.say("conversation.goal.nothing")));
    }

    private boolean his(long customerId, long goalId) {
        return goals.of(customerId).stream().anyMatch(goal -> goal.goalId() == goalId);
    }

    @PostMapping("/customers/{id}/goals/{goal}/back")
    ModelAndView takeBack(Page page, @PathVariable long id, @PathVariable long goal) {
        return page.redirect(
                "/customers/" + id,
                his(id, goal) && goals.takeBack(goal, Talk.who(page))
                        ? Notice.done(page.say("conversation.goal.back"))
                        : Notice.problem(page.say("conversation.goal.nothing")));
    }

    @PostMapping("/customers/{id}/importance")
    ModelAndView rate(
            Page page,
            @PathVariable long id,
            @RequestParam(defaultValue = "firm") String side,
            @RequestParam(defaultValue = "") String value) {
        var whose = Talk.constant(Side.class, side).orElse(Side.FIRM);
        boolean rated = value.matches("[1-5]") && goals.rate(id, whose, Integer.parseInt(value), Talk.who(page));
        return page.redirect(
                "/customers/" + id,
                rated
                        ? Notice.done(page.say("conversation.importance.done"))
                        : Notice.problem(page.say("conversation.goal.nothing")));
    }
}
