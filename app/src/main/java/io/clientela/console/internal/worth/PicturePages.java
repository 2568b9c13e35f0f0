package io.clientela.console.internal.worth;

import io.clientela.console.internal.shell.Page;
import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.Feature;
import io.clientela.differentiate.Picture;
import io.clientela.kernel.value.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** How the picture of the ledger stands, and which features of customers it holds. */
@Controller
class PicturePages {

    private final Picture picture;

    PicturePages(Picture picture) {
        this.picture = picture;
    }

    @GetMapping("/picture")
    ModelAndView picture(Page page) {
        var state = picture.state();
        return page.show(
                "worth/picture",
                "facts",
                state instanceof Outcome.Known<Picture.State> known ? facts(known.value(), page.words()) : Map.of(),
                "reason",
                state instanceof Outcome.Unknown<Picture.State> unknown ? unknown.reason() : "",
                "features",
                List.of(Feature.values()));
    }

    @PostMapping("/picture/rebuild")
    ModelAndView rebuild(Page page) {
        return page.redirect("/jobs/" + picture.rebuild(page.signedIn().called()));
    }

    private static Map<String, String> facts(Picture.State state, Words words) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(words.say("picture.seen"), words.time(state.seenAt()));
        facts.put(
                words.say("picture.changed"),
                state.changedAt().map(words::time).orElseGet(() -> words.say("picture.changed.none")));
        facts.put(
                words.say("picture.built"),
                words.say("picture.built.in", words.time(state.builtAt()), words.duration(state.builtIn())));
        facts.put(words.say("picture.lines"), words.number(state.lines()));
        facts.put(words.say("picture.documents"), words.number(state.documents()));
        facts.put(words.say("picture.customers"), words.number(state.customers()));
        facts.put(words.say("picture.products"), words.number(state.products()));
        if (state.leftOut() > 0) {
            facts.put(words.say("picture.left-out"), words.number(state.leftOut()));
        }
        facts.put(words.say("picture.size"), words.bytes(state.bytes()));
        return facts;
    }
}
