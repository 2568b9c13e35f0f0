package io.clientela.console.internal.worth;

import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.console.internal.shell.Ways;
import io.clientela.differentiate.CustomerWorth;
import io.clientela.differentiate.Silences;
import io.clientela.differentiate.Silences.Action;
import io.clientela.differentiate.Worth;
import io.clientela.differentiate.WorthFilter;
import io.clientela.differentiate.WorthFilter.State;
import io.clientela.identify.CustomerCard;
import io.clientela.identify.Customers;
import io.clientela.kernel.value.Outcome;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Who falls silent against his own rhythm, what was done about it, what came of it (R56). */
@Controller
class SilencePages {

    private static final int ROWS = 30;
    private static final int ACTIONS = 30;
    private static final int LONGEST = 500;

    private final Silences silences;
    private final Worth worth;
    private final Customers customers;
    private final Clock clock;

    SilencePages(Silences silences, Worth worth, Customers customers, Clock clock) {
        this.silences = silences;
        this.worth = worth;
        this.customers = customers;
        this.clock = clock;
    }

    @GetMapping("/worth/silent")
    ModelAndView silent(
            Page page,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(defaultValue = "") String cursor) {
        var filter = new WorthFilter(
                Optional.of(all ? State.SILENT : State.WARNING),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        var found = worth.list(filter, Worth.Sort.STAKE, Optional.of(cursor).filter(text -> !text.isEmpty()), ROWS);
        return switch (found) {
            case Outcome.Unknown<io.clientela.identify.Page<CustomerWorth>> none ->
                page.show("worth/nothing", "reason", none.reason(), "settings", worth.settings());
            case Outcome.Known<io.clientela.identify.Page<CustomerWorth>> known ->
                show(page, WorthList.of(known.value(), customers), all, !cursor.isEmpty());
        };
    }

    private ModelAndView show(Page page, WorthList list, boolean all, boolean more) {
        var ids = list.rows().stream().map(row -> row.worth().customerId()).toList();
        Map<Long, List<Action>> actions =
                silences.about(ids).stream().collect(Collectors.groupingBy(Action::customerId));
        if (page.isFragment() && more) {
            return page.show("worth/silentrows", "list", list, "actions", actions, "all", all, "today", today());
        }
        var latest = silences.latest(ACTIONS);
        return page.show(
                "worth/silent",
                "list",
                list,
                "actions",
                actions,
                "all",
                all,
                "today",
                today(),
                "count",
                silences.count() instanceof Outcome.Known<Silences.Count> known ? known.value() : null,
                "latest",
                latest,
                "cards",
                cards(latest));
    }

    private Map<Long, CustomerCard> cards(List<Action> actions) {
        return customers
                .cards(actions.stream().map(Action::customerId).distinct().toList())
                .stream()
                .collect(Collectors.toMap(CustomerCard::customerId, Function.identity()));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    @PostMapping("/worth/silent/{id}")
    ModelAndView act(
            Page page,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String note,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> day,
            @RequestParam(defaultValue = "/worth/silent") String back) {
        String text = note.strip();
        var on = day.orElse(today());
        if (text.isEmpty() || text.length() > LONGEST || on.isAfter(today())) {
            return page.redirect(Ways.local(back), Notice.problem(page.say("silence.note.unreadable", LONGEST)));
        }
        return silences.note(id, on, text, WorthPages.who(page)) instanceof Outcome.Known<Long>
                ? page.redirect(Ways.local(back), Notice.done(page.say("silence.noted")))
                : page.redirect(Ways.local(back), Notice.problem(page.say("silence.no-rhythm")));
    }

    @PostMapping("/worth/actions/{id}/result")
    ModelAndView result(Page page, @PathVariable long id, @RequestParam(defaultValue = "") String result) {
        String text = result.strip();
        boolean said = text.length() <= LONGEST && silences.result(id, text, WorthPages.who(page));
        return page.redirect(
                "/worth/silent#actions",
                said
                        ? Notice.done(page.say("silence.result.kept"))
                        : Notice.problem(page.say("silence.note.unreadable", LONGEST)));
    }

    @PostMapping("/worth/actions/{id}/withdraw")
    ModelAndView withdraw(Page page, @PathVariable long id) {
        silences.withdraw(id, WorthPages.who(page));
        return page.redirect("/worth/silent#actions", Notice.done(page.say("silence.withdrawn")));
    }
}
