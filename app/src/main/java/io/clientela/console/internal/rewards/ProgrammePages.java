package io.clientela.console.internal.rewards;

import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.interact.RewardProgramme;
import io.clientela.interact.RewardProgramme.Assumed;
import io.clientela.interact.RewardProgramme.Basis;
import io.clientela.interact.RewardProgramme.Earning;
import io.clientela.interact.RewardProgramme.Programme;
import io.clientela.interact.RewardProgramme.Tier;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What the loyalty programme promises, with all that it promised before and the way back. */
@Controller
class ProgrammePages {

    /** How many tiers a programme has at most. */
    public static final int TIERS = 4;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final String HERE = "/rewards/programme";

    private final RewardProgramme programme;

    ProgrammePages(RewardProgramme programme) {
        this.programme = programme;
    }

    @GetMapping(HERE)
    ModelAndView show(Page page) {
        var now = programme.now();
        return page.show(
                "rewards/programme",
                "view",
                new RewardView(now.programme(), page.words()),
                "now",
                now,
                "history",
                programme.history());
    }

    @PostMapping(HERE)
    ModelAndView revise(Page page, @RequestParam Map<String, String> given) {
        try {
            programme.revise(
                    read(given),
                    RewardPages.who(page),
                    given.getOrDefault("why", "").strip());
            return page.redirect(HERE, Notice.done(page.say("reward.programme.done")));
        } catch (IllegalArgumentException | DateTimeException e) {
            return page.redirect(HERE, Notice.problem(page.say("reward.programme.wrong")));
        }
    }

    @PostMapping("/rewards/programme/{id}/back")
    ModelAndView back(Page page, @PathVariable long id) {
        return page.redirect(
                HERE,
                programme.back(id, RewardPages.who(page)).isPresent()
                        ? Notice.done(page.say("reward.programme.back.done"))
                        : Notice.problem(page.say("reward.programme.wrong")));
    }

    private static Programme read(Map<String, String> given) {
        return new Programme(
                given.containsKey("running"),
                new Earning(
                        LocalDate.parse(given.getOrDefault("from", "")),
                        Currency.getInstance(
                                        given.getOrDefault("currency", "EUR").strip())
                                .getCurrencyCode(),
                        number(given, "per"),
                        number(given, "months").intValueExact()),
                Basis.valueOf(given.getOrDefault("basis", "NET")),
                tiers(given),
                number(given, "smallest").longValueExact(),
                new Assumed(
                        number(given, "worth"),
                        number(given, "share").divide(HUNDRED).doubleValue(),
                        number(given, "minutes").doubleValue()));
    }

    private static List<Tier> tiers(Map<String, String> given) {
        var tiers = new ArrayList<Tier>();
        for (int i = 1; i <= TIERS; i++) {
            String name = given.getOrDefault("tier-" + i, "").strip();
            if (!name.isEmpty()) {
                tiers.add(new Tier(
                        name,
                        i == 1 ? BigDecimal.ZERO : number(given, "tier-from-" + i),
                        number(given, "factor-" + i)));
            }
        }
        return tiers;
    }

    /** A number with a point or a comma before its decimals. */
    private static BigDecimal number(Map<String, String> given, String name) {
        String text = given.getOrDefault(name, "").strip();
        if (text.isEmpty() || text.length() > 15) {
            throw new IllegalArgumentException("no number " + name + ": '" + text + "'");
        }
        return new BigDecimal(text.replace(',', '.')).stripTrailingZeros();
    }
}
