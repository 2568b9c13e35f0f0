package io.clientela.console.internal.conversations;

import io.clientela.console.internal.shell.Page;
import io.clientela.console.internal.shell.Words;
import io.clientela.identify.Customers;
import io.clientela.interact.Marks;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.time.Clock;
import java.util.OptionalLong;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What customers think of the topics that we write about: which are to be changed, for whom they are paused (R33). */
@Controller
public class MarkPages {

    private static final int ROWS = 200;

    private final Marks marks;
    private final Customers customers;
    private final Clock clock;

    MarkPages(Marks marks, Customers customers, Clock clock) {
        this.marks = marks;
        this.customers = customers;
        this.clock = clock;
    }

    @GetMapping("/conversations/marks")
    ModelAndView topics(Page page) {
        return page.show("conversation/marks", "topics", marks.topics());
    }

    @GetMapping("/conversations/marks/customers")
    ModelAndView low(
            Page page, @RequestParam(defaultValue = "") String topic, @RequestParam(defaultValue = "0") long after) {
        var ids = marks.lowOn(topic, OptionalLong.of(after), ROWS + 1);
        var shown = ids.subList(0, Math.min(ROWS, ids.size()));
        return page.show(
                "conversation/low",
                "topic",
                topic,
                "ids",
                shown,
                "next",
                ids.size() > ROWS ? shown.getLast() : 0L,
                "cards",
                Talk.cards(customers, shown),
                "talk",
                new Talk(page.words(), clock.instant()));
    }

    /** A mean mark with its interval, or that there are too few. */
    public static String mean(Outcome<Interval> mean, Words words) {
        return switch (mean) {
            case Outcome.Known<Interval> known ->
                words.say(
                        "conversation.interval",
                        words.number(known.value().estimate(), 1),
                        words.number(known.value().low(), 1),
                        words.number(known.value().high(), 1));
            case Outcome.Unknown<Interval> unknown -> words.say("conversation.band.few");
        };
    }
}
