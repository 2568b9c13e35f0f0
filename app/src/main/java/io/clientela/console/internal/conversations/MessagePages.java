package io.clientela.console.internal.conversations;

import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.interact.Agreements.Side;
import io.clientela.interact.Marks;
import io.clientela.interact.Marks.Given;
import io.clientela.interact.Marks.Mark;
import io.clientela.interact.Message;
import io.clientela.interact.Outbox;
import io.clientela.kernel.value.Outcome;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Why? For every message to one customer, sent, planned or not sent; hold, recall, mark it, answer for it (R33, R37, R40). */
@Controller
class MessagePages {

    private static final int SHOWN = 30;

    private final Outbox outbox;
    private final Marks marks;
    private final Clock clock;

    MessagePages(Outbox outbox, Marks marks, Clock clock) {
        this.outbox = outbox;
        this.marks = marks;
        this.clock = clock;
    }

    /** The card of one customer, for htmx. */
    @GetMapping("/customers/{id}/messages")
    ModelAndView panel(Page page, @PathVariable long id, @RequestParam(defaultValue = "10") int limit) {
        int most = Math.clamp(limit, 1, 500);
        var messages = outbox.of(id, most + 1);
        var ids = messages.stream().map(Message::messageId).toList();
        return page.show(
                "conversation/messages",
                "customerId",
                id,
                "messages",
                messages.subList(0, Math.min(most, messages.size())),
                "ready",
                outbox.atHand(ids),
                "overridable",
                outbox.overridable(ids),
                "more",
                messages.size() > most ? most + SHOWN : 0,
                "marks",
                marks.of(id).stream().collect(Collectors.groupingBy(Mark::messageId)),
                "pauses",
                marks.pauses(id),
                "talk",
                new Talk(page.words(), clock.instant()));
    }

    @PostMapping("/customers/{id}/messages/{message}/recall")
    ModelAndView recall(
            Page page, @PathVariable long id, @PathVariable long message, @RequestParam(defaultValue = "") String why) {
        return done(page, id, message, one -> outbox.recall(one.messageId(), Talk.who(page), why.strip()), "recall");
    }

    @PostMapping("/customers/{id}/messages/{message}/hold")
    ModelAndView hold(
            Page page, @PathVariable long id, @PathVariable long message, @RequestParam(defaultValue = "") String why) {
        return done(page, id, message, one -> outbox.hold(one.messageId(), Talk.who(page), why.strip()), "hold");
    }

    /** Somebody answers for it that a message goes although it contradicts another (R40). */
    @PostMapping("/customers/{id}/messages/{message}/override")
    ModelAndView override(
            Page page, @PathVariable long id, @PathVariable long message, @RequestParam(defaultValue = "") String why) {
        return why.isBlank()
                ? page.redirect("/customers/" + id, Notice.problem(page.say("conversation.override.why-missing")))
                : done(
                        page,
                        id,
                        message,
                        one -> outbox.override(one.messageId(), Talk.who(page), why.strip()),
                        "override");
    }

    @PostMapping("/customers/{id}/messages/{message}/release")
    ModelAndView release(Page page, @PathVariable long id, @PathVariable long message) {
        return done(page, id, message, one -> outbox.release(one.messageId(), Talk.who(page), ""), "release");
    }

    @PostMapping("/customers/{id}/messages/{message}/defer")
    ModelAndView defer(
            Page page,
            @PathVariable long id,
            @PathVariable long message,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String why) {
        var day = day(until, page.words().zone());
        return done(
                page,
                id,
                message,
                one -> day.isPresent()
                        && outbox.defer(
                                one.messageId(),
                                day.get()
                                        .atTime(9, 0)
                                        .atZone(page.words().zone())
                                        .toInstant(),
                                Talk.who(page),
                                why.strip()),
                "defer");
    }

    private static Optional<LocalDate> day(String text, ZoneId zone) {
        try {
            var day = LocalDate.parse(text);
            var today = LocalDate.now(zone);
            return day.isBefore(today) || day.isAfter(today.plusYears(2)) ? Optional.empty() : Optional.of(day);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Does something with a message of this very customer. */
    private ModelAndView done(Page page, long id, long messageId, Predicate<Message> work, String what) {
        boolean done = outbox.find(messageId)
                .filter(one -> one.customerId() == id)
                .filter(work)
                .isPresent();
        return page.redirect(
                "/customers/" + id,
                done
                        ? Notice.done(page.say("conversation." + what + ".done"))
                        : Notice.problem(page.say("conversation.too-late")));
    }

    /** What the firm thinks of a message that left. */
    @PostMapping("/customers/{id}/messages/{message}/mark")
    ModelAndView mark(
            Page page,
            @PathVariable long id,
            @PathVariable long message,
            @RequestParam(defaultValue = "") String understood,
            @RequestParam(defaultValue = "") String interesting,
            @RequestParam(defaultValue = "") String comment) {
        String back = "/customers/" + id;
        try {
            var given = new Given(number(understood), number(interesting), comment);
            return marks.rate(id, message, Side.FIRM, given, Talk.who(page)) instanceof Outcome.Known<Mark>
                    ? page.redirect(back, Notice.done(page.say("conversation.mark.done")))
                    : page.redirect(back, Notice.problem(page.say("conversation.mark.none")));
        } catch (IllegalArgumentException e) {
            return page.redirect(back, Notice.problem(page.say("conversation.mark.empty")));
        }
    }

    private static OptionalInt number(String text) {
        return text.matches("[1-5]") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    @PostMapping("/customers/{id}/pauses/{pause}/lift")
    ModelAndView lift(Page page, @PathVariable long id, @PathVariable long pause) {
        boolean his = marks.pauses(id).stream().anyMatch(one -> one.pauseId() == pause);
        return page.redirect(
                "/customers/" + id,
                his && marks.lift(pause, Talk.who(page))
                        ? Notice.done(page.say("conversation.pause.lifted"))
                        : Notice.problem(page.say("conversation.too-late")));
    }
}
