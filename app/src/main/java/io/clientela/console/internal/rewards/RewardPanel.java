package io.clientela.console.internal.rewards;

import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.interact.RewardAccounts;
import io.clientela.interact.RewardProgramme;
import io.clientela.interact.Rewards;
import io.clientela.interact.TooFewPointsException;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The rewards of one customer on his page: what he has, what it came from, redeeming, and the way back. */
@Controller
class RewardPanel {

    private static final int SHOWN = 6;
    private static final int LONGEST = 200;

    private final Rewards rewards;
    private final RewardProgramme programme;
    private final RewardAccounts accounts;

    RewardPanel(Rewards rewards, RewardProgramme programme, RewardAccounts accounts) {
        this.rewards = rewards;
        this.programme = programme;
        this.accounts = accounts;
    }

    @GetMapping("/customers/{id}/rewards")
    ModelAndView show(Page page, @PathVariable long id) {
        return page.show(
                "rewards/panel",
                "view",
                new RewardView(programme.now().programme(), page.words()),
                "customerId",
                id,
                "balance",
                rewards.balance(id),
                "entries",
                rewards.entries(id, SHOWN),
                "year",
                accounts.of(id),
                "form",
                UUID.randomUUID().toString());
    }

    @PostMapping("/customers/{id}/rewards/redeem")
    ModelAndView redeem(
            Page page,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") long points,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String form) {
        try {
            rewards.redeem(id, cut(what), points, "form:" + cut(form), RewardPages.who(page));
            return page.redirect("/customers/" + id, Notice.done(page.words().count("reward.redeem.done", points)));
        } catch (TooFewPointsException e) {
            return page.redirect("/customers/" + id, Notice.problem(page.words().count("reward.redeem.few", e.has())));
        } catch (IllegalArgumentException e) {
            return page.redirect("/customers/" + id, Notice.problem(page.say("reward.redeem.wrong")));
        }
    }

    @PostMapping("/customers/{id}/rewards/credit")
    ModelAndView credit(
            Page page,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") long points,
            @RequestParam(defaultValue = "goodwill") String occasion,
            @RequestParam(defaultValue = "") String form) {
        try {
            rewards.credit(id, occasion, points, "form:" + cut(form), RewardPages.who(page));
            return page.redirect("/customers/" + id, Notice.done(page.words().count("reward.credit.done", points)));
        } catch (IllegalArgumentException e) {
            return page.redirect("/customers/" + id, Notice.problem(page.say("reward.redeem.wrong")));
        }
    }

    @PostMapping("/customers/{id}/rewards/{entry}/back")
    ModelAndView back(Page page, @PathVariable long id, @PathVariable long entry) {
        try {
            rewards.reverse(entry, page.say("reward.back.why"), RewardPages.who(page));
            return page.redirect("/customers/" + id, Notice.done(page.say("reward.back.done")));
        } catch (IllegalArgumentException e) {
            return page.redirect("/customers/" + id, Notice.problem(page.say("reward.back.wrong")));
        }
    }

    private static String cut(String text) {
        String bare = text.strip();
        return bare.length() > LONGEST ? bare.substring(0, LONGEST) : bare;
    }
}
