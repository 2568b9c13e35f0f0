package io.clientela.console.internal.sendings;

import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.interact.GateRules;
import io.clientela.interact.GateRules.Contradiction;
import io.clientela.interact.Gatekeeping;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What the firm sets for the gate before every message. */
@Controller
class GatePages {

    private final Gatekeeping gate;

    GatePages(Gatekeeping gate) {
        this.gate = gate;
    }

    @GetMapping("/sendings/gate")
    ModelAndView show(Page page) {
        return page.show("sending/gate", "rules", gate.rules());
    }

    @PostMapping("/sendings/gate")
    ModelAndView set(Page page, @RequestParam Map<String, String> given) {
        try {
            gate.set(read(given), SendingPages.who(page));
            return page.redirect("/sendings/gate", Notice.done(page.say("gate.set.done")));
        } catch (java.time.format.DateTimeParseException | IllegalArgumentException e) {
            return page.showAgain(Notice.problem(page.say("gate.set.wrong")), "sending/gate", "rules", gate.rules());
        }
    }

    private static GateRules read(Map<String, String> given) {
        return new GateRules(
                LocalTime.parse(given.getOrDefault("from", "")),
                LocalTime.parse(given.getOrDefault("until", "")),
                given.containsKey("sunday"),
                Integer.parseInt(given.getOrDefault("cap", "")),
                Integer.parseInt(given.getOrDefault("topicDays", "")),
                Integer.parseInt(given.getOrDefault("caseDays", "")),
                contradictions(given.getOrDefault("contradictions", "")));
    }

    /** One pair a line, set apart by a space. */
    private static List<Contradiction> contradictions(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> line.split("\\s+"))
                .map(pair -> {
                    if (pair.length != 2) {
                        throw new IllegalArgumentException("not a pair");
                    }
                    return new Contradiction(pair[0], pair[1]);
                })
                .toList();
    }
}
