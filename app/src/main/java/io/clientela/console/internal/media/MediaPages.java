package io.clientela.console.internal.media;

import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.interact.Calls;
import io.clientela.interact.Hooks;
import io.clientela.interact.Letters;
import io.clientela.interact.Media;
import io.clientela.interact.Media.Field;
import io.clientela.interact.Medium;
import io.clientela.interact.Tracked;
import io.clientela.organize.Right;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The media at a glance, and what each needs to work (R31, R32). */
@Controller
class MediaPages {

    private static final int SHOWN = 200;

    private final Media media;
    private final Letters letters;
    private final Calls calls;
    private final Hooks hooks;
    private final Tracked tracked;

    MediaPages(Media media, Letters letters, Calls calls, Hooks hooks, Tracked tracked) {
        this.media = media;
        this.letters = letters;
        this.calls = calls;
        this.hooks = hooks;
        this.tracked = tracked;
    }

    @GetMapping("/media")
    ModelAndView overview(Page page) {
        return page.show(
                "media/overview",
                "states",
                media.states(),
                "cameIn",
                media.cameIn(),
                "hooks",
                hooks.list().stream().filter(hook -> hook.endedAt().isEmpty()).toList(),
                "tracked",
                tracked.counts(),
                "calls",
                calls.open(),
                "letters",
                letters.batches().stream()
                        .filter(batch -> batch.closedAt().isEmpty())
                        .mapToLong(Letters.Batch::letters)
                        .sum());
    }

    static Medium medium(String name) {
        return Arrays.stream(Medium.values())
                .filter(medium -> medium.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no medium " + name));
    }

    @GetMapping("/media/{medium}")
    ModelAndView settings(Page page, @PathVariable("medium") String name) {
        Medium medium = medium(name);
        return page.show(
                "media/settings",
                "medium",
                medium,
                "state",
                state(medium),
                "fields",
                media.fields(medium),
                "record",
                medium == Medium.EMAIL ? media.dkimRecord() : Optional.empty());
    }

    private Media.State state(Medium medium) {
        return media.states().stream()
                .filter(state -> state.medium() == medium)
                .findFirst()
                .orElseThrow();
    }

    @PostMapping("/media/{medium}")
    ModelAndView save(Page page, @PathVariable("medium") String name, @RequestParam Map<String, String> given) {
        Medium medium = medium(name);
        Map<String, String> values = new LinkedHashMap<>();
        for (Field field : media.fields(medium)) {
            String value = given.get(field.name());
            if (value != null) {
                values.put(field.name(), value);
            }
        }
        List<String> faults = media.save(medium, values, who(page));
        if (faults.isEmpty()) {
            return page.redirect("/media/" + name, Notice.done(page.say("medium.saved")));
        }
        List<Field> fields = media.fields(medium).stream()
                .map(field -> field.kind().equals("secret")
                        ? field
                        : new Field(
                                field.name(),
                                field.kind(),
                                field.choices(),
                                values.getOrDefault(field.name(), field.value()),
                                field.set()))
                .toList();
        String why = String.join(
                " ", faults.stream().map(fault -> Said.of(page.words(), fault)).toList());
        return page.showAgain(
                Notice.problem(why),
                "media/settings",
                "medium",
                medium,
                "state",
                state(medium),
                "fields",
                fields,
                "record",
                medium == Medium.EMAIL ? media.dkimRecord() : Optional.empty());
    }

    @PostMapping("/media/{medium}/test")
    ModelAndView test(Page page, @PathVariable("medium") String name, @RequestParam(defaultValue = "") String to) {
        Medium medium = medium(name);
        String back = "/media/" + name;
        if (to.isBlank() || medium == Medium.LETTER || medium == Medium.PHONE || medium == Medium.WEB) {
            return page.redirect(back, Notice.problem(page.say("medium.test.where")));
        }
        Media.Tried tried = media.test(medium, to.strip(), page.words().language(), who(page));
        String words = Said.of(page.words(), tried.words());
        return page.redirect(
                back,
                tried.taken()
                        ? Notice.done(page.say("medium.test.done", to.strip(), words))
                        : Notice.problem(page.say("medium.test.not", words)));
    }

    @PostMapping("/media/email/dkim")
    ModelAndView newKey(Page page) {
        return page.redirect(
                "/media/email",
                media.newDkimKey(who(page))
                        .map(record -> Notice.done(page.say("medium.dkim.made", record.getKey())))
                        .orElseGet(() -> Notice.problem(page.say("medium.trouble.no-from"))));
    }

    @GetMapping("/media/addresses")
    ModelAndView addresses(Page page) {
        return page.show("media/addresses", "addresses", media.unreachable(SHOWN), "may", page.may(Right.SEND));
    }

    @PostMapping("/media/addresses/{id}/lift")
    ModelAndView lift(Page page, @PathVariable long id) {
        return page.redirect(
                "/media/addresses",
                media.lift(id, who(page))
                        ? Notice.done(page.say("medium.addresses.lifted"))
                        : Notice.problem(page.say("medium.nothing")));
    }

    /** Who did it, as the journal names people. */
    static String who(Page page) {
        return "user:" + page.signedIn().called();
    }
}
