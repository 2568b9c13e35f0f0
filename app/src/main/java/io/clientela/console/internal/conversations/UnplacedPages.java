package io.clientela.console.internal.conversations;

import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.identify.Customers;
import io.clientela.identify.Hit;
import io.clientela.interact.Conversations;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What came in and has no place yet: one after the other, placed by a key. */
@Controller
class UnplacedPages {

    private static final int ROWS = 100;
    private static final int HITS = 6;

    private final Conversations conversations;
    private final Customers customers;
    private final Clock clock;

    UnplacedPages(Conversations conversations, Customers customers, Clock clock) {
        this.conversations = conversations;
        this.customers = customers;
        this.clock = clock;
    }

    @GetMapping("/conversations/unplaced")
    ModelAndView list(
            Page page,
            @RequestParam(defaultValue = "false") boolean aside,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") long placed) {
        var waiting = conversations.unplaced(aside, ROWS);
        var found = q.isBlank()
                ? List.<Long>of()
                : customers.search(q, HITS).stream()
                        .map(Hit::customer)
                        .map(card -> card.customerId())
                        .toList();
        var ids = new java.util.ArrayList<>(found);
        waiting.forEach(one -> ids.addAll(one.candidates()));
        return page.show(
                "conversation/unplaced",
                "waiting",
                waiting,
                "aside",
                aside,
                "q",
                q,
                "found",
                found,
                "placed",
                placed > 0 ? OptionalLong.of(placed) : OptionalLong.empty(),
                "cards",
                Talk.cards(customers, ids),
                "talk",
                new Talk(page.words(), clock.instant()));
    }

    @PostMapping("/conversations/unplaced/{received}/place")
    ModelAndView place(Page page, @PathVariable long received, @RequestParam(defaultValue = "") String customer) {
        boolean placed = customer.strip().matches("\\d{1,18}")
                && conversations.place(received, Long.parseLong(customer.strip()), Talk.who(page));
        return placed
                ? page.redirect(
                        "/conversations/unplaced?placed=" + received,
                        Notice.done(page.say("conversation.place.done", customer.strip())))
                : page.redirect("/conversations/unplaced", Notice.problem(page.say("conversation.place.gone")));
    }

    @PostMapping("/conversations/unplaced/{received}/aside")
    ModelAndView aside(Page page, @PathVariable long received, @RequestParam(defaultValue = "true") boolean aside) {
        return page.redirect(
                "/conversations/unplaced" + (aside ? "" : "?aside=true"),
                conversations.setAside(received, aside, Talk.who(page))
                        ? Notice.done(page.say(aside ? "conversation.aside.done" : "conversation.aside.back"))
                        : Notice.problem(page.say("conversation.place.gone")));
    }
}
