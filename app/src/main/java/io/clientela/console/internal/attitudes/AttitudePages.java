package io.clientela.console.internal.attitudes;

import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.differentiate.Overview;
import io.clientela.differentiate.PriceResponses;
import io.clientela.identify.CustomerCard;
import io.clientela.identify.Customers;
import io.clientela.kernel.attitude.Standing;
import io.clientela.measure.Attitudes;
import io.clientela.measure.Attitudes.About;
import io.clientela.measure.Attitudes.Mark;
import io.clientela.measure.Attitudes.Move;
import io.clientela.measure.Attitudes.Place;
import io.clientela.platform.CsvSheet;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The scorecard (R71), the chain from satisfaction to loyalty (R59), moves between standings (R60), buying and using (R61). */
@Controller
class AttitudePages {

    private static final int SHOWN = 200;

    private final Attitudes attitudes;
    private final Overview overview;
    private final PriceResponses prices;
    private final Customers customers;
    private final Clock clock;

    AttitudePages(Attitudes attitudes, Overview overview, PriceResponses prices, Customers customers, Clock clock) {
        this.attitudes = attitudes;
        this.overview = overview;
        this.prices = prices;
        this.customers = customers;
        this.clock = clock;
    }

    /** A place as an address names it. */
    record Asked(String lost, String at, String month, String from, String to) {

        Optional<Place> place() {
            try {
                if (!lost.isEmpty()) {
                    return Optional.of(new Place.Lost(Integer.parseInt(lost)));
                }
                if (!at.isEmpty()) {
                    return Optional.of(new Place.At(Standing.valueOf(at)));
                }
                var move = new Move(Standing.valueOf(from), Standing.valueOf(to));
                return Optional.of(new Place.Moved(YearMonth.parse(month), move));
            } catch (IllegalArgumentException | DateTimeException e) {
                return Optional.empty();
            }
        }
    }

    @GetMapping("/scorecard")
    ModelAndView show(Page page) {
        var view = new AttitudeView(
                attitudes.picture(), attitudes.closings(), overview.glance(), prices.latest(), page.words());
        return page.show("attitude/show", "view", view);
    }

    @GetMapping("/scorecard/export.csv")
    void csv(Page page, HttpServletResponse response) throws IOException {
        var view = new AttitudeView(
                attitudes.picture(), attitudes.closings(), overview.glance(), prices.latest(), page.words());
        write(response, "scorecard.csv", view.export());
    }

    private static void write(HttpServletResponse response, String name, List<List<String>> rows) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        var csv = CsvSheet.to(response.getOutputStream());
        rows.forEach(csv::row);
        csv.flush();
    }

    @GetMapping("/scorecard/customers")
    ModelAndView behind(
            Page page,
            @RequestParam(defaultValue = "") String lost,
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to) {
        var asked = new Asked(lost, at, month, from, to);
        var place = asked.place();
        if (place.isEmpty()) {
            return page.redirect("/scorecard", Notice.problem(page.say("attitude.nowhere")));
        }
        var all = attitudes.customers(place.get());
        var shown = all.stream().limit(SHOWN).toList();
        return page.show(
                "attitude/customers",
                "title",
                AttitudeView.title(place.get(), page.words()),
                "all",
                (long) all.size(),
                "shown",
                shown,
                "cards",
                cards(shown),
                "query",
                query(asked));
    }

    private static String query(Asked asked) {
        if (!asked.lost().isEmpty()) {
            return "lost=" + Integer.parseInt(asked.lost());
        }
        return asked.at().isEmpty()
                ? "month=" + YearMonth.parse(asked.month()) + "&from=" + Standing.valueOf(asked.from()) + "&to="
                        + Standing.valueOf(asked.to())
                : "at=" + Standing.valueOf(asked.at());
    }

    @GetMapping("/scorecard/customers.csv")
    void behindCsv(
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String lost,
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to)
            throws IOException {
        var all = new Asked(lost, at, month, from, to)
                .place()
                .map(attitudes::customers)
                .orElse(List.of());
        var cards = cards(all);
        var rows = new java.util.ArrayList<List<String>>();
        rows.add(List.of("customer", "name", "city"));
        for (long id : all) {
            var card = cards.get(id);
            rows.add(List.of(String.valueOf(id), card == null ? "" : card.name(), card == null ? "" : card.city()));
        }
        write(response, "scorecard-customers.csv", rows);
    }

    private Map<Long, CustomerCard> cards(List<Long> ids) {
        return customers.cards(ids).stream().collect(Collectors.toMap(CustomerCard::customerId, Function.identity()));
    }

    @GetMapping("/customers/{id}/attitudes")
    ModelAndView panel(Page page, @PathVariable long id) {
        return page.show(
                "attitude/panel",
                "customerId",
                id,
                "marks",
                attitudes.of(id),
                "form",
                UUID.randomUUID().toString());
    }

    @PostMapping("/customers/{id}/attitudes")
    ModelAndView note(
            Page page,
            @PathVariable long id,
            @RequestParam String about,
            @RequestParam int mark,
            @RequestParam String form) {
        try {
            var noted = new Mark(id, About.valueOf(about), mark, clock.instant(), "form:" + UUID.fromString(form));
            attitudes.record(noted, who(page));
            return page.redirect("/customers/" + id, Notice.done(page.say("attitude.noted")));
        } catch (IllegalArgumentException e) {
            return page.redirect("/customers/" + id, Notice.problem(page.say("attitude.wrong")));
        }
    }

    @PostMapping("/customers/{id}/attitudes/{attitude}/back")
    ModelAndView back(Page page, @PathVariable long id, @PathVariable long attitude) {
        boolean his = attitudes.of(id).stream().anyMatch(kept -> kept.attitudeId() == attitude);
        return his && attitudes.withdraw(attitude, who(page))
                ? page.redirect("/customers/" + id, Notice.done(page.say("attitude.withdrawn")))
                : page.redirect("/customers/" + id, Notice.problem(page.say("attitude.gone")));
    }

    private static String who(Page page) {
        return "user:" + page.signedIn().called();
    }
}
