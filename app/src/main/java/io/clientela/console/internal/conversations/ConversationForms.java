package io.clientela.console.internal.conversations;

import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.console.internal.shell.Words;
import io.clientela.interact.Conversations;
import io.clientela.interact.Conversations.Answer;
import io.clientela.interact.Medium;
import io.clientela.interact.Message;
import io.clientela.kernel.value.Outcome;
import io.clientela.organize.PersonId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What staff do with a conversation: answer, assign, close, open again, note; place what has no place. */
@Controller
class ConversationForms {

    private static final int LONGEST = 20_000;

    private final Conversations conversations;

    ConversationForms(Conversations conversations) {
        this.conversations = conversations;
    }

    private static String at(long customerId) {
        return "/conversations/" + customerId;
    }

    @PostMapping("/conversations/{id}/answer")
    ModelAndView answer(Page page, @PathVariable long id, @RequestParam Map<String, String> given) {
        String text = given.getOrDefault("text", "").strip();
        var medium = Talk.constant(Medium.class, given.getOrDefault("medium", ""));
        if (text.isEmpty() || text.length() > LONGEST || medium.isEmpty()) {
            return page.redirect(at(id), Notice.problem(page.say("conversation.answer.empty")));
        }
        String language = given.getOrDefault("language", "").equals("it") ? "it" : "en";
        var answer = new Answer(
                id,
                medium.get(),
                language,
                given.getOrDefault("subject", ""),
                text,
                page.say("conversation.why." + language),
                seen(given.getOrDefault("seen", "")));
        return switch (conversations.answer(answer, Talk.who(page))) {
            case Outcome.Known<Message> known ->
                page.redirect(
                        at(id),
                        known.value().state() == Message.State.REFUSED
                                ? Notice.problem(page.say("conversation.answer.refused"))
                                : Notice.done(
                                        page.say("conversation.answer.done", medium(page.words(), medium.get()))));
            case Outcome.Unknown<Message> unknown
            when unknown.reason().equals("nothing-to-answer") ->
                page.redirect(at(id), Notice.problem(page.say("conversation.answer.nothing")));
            case Outcome.Unknown<Message> unknown ->
                page.redirect("/conversations", Notice.problem(page.say("conversation.nobody", String.valueOf(id))));
        };
    }

    /** The turns that waited when the page was made: who sends a form of it has read these, and none that came later. */
    private static List<Long> seen(String numbers) {
        return Arrays.stream(numbers.split(",", -1))
                .filter(number -> number.matches("[1-9]\\d{0,17}"))
                .map(Long::valueOf)
                .toList();
    }

    private static String medium(Words words, Medium medium) {
        return words.name("conversation.medium", medium);
    }

    @PostMapping("/conversations/{id}/assign")
    ModelAndView assign(Page page, @PathVariable long id, @RequestParam(defaultValue = "") String person) {
        Optional<PersonId> chosen = switch (person) {
            case "me" -> Optional.of(page.signedIn().id());
            case String number
            when number.matches("[1-9]\\d{0,9}") -> Optional.of(new PersonId(Long.parseLong(number)));
            default -> Optional.empty();
        };
        conversations.assign(id, chosen, Talk.who(page));
        return page.redirect(at(id), Notice.done(page.say("conversation.assign.done")));
    }

    @PostMapping("/conversations/{id}/close")
    ModelAndView close(Page page, @PathVariable long id, @RequestParam(defaultValue = "") String seen) {
        int closed = conversations.close(id, seen(seen), Talk.who(page));
        return page.redirect(
                at(id),
                closed > 0
                        ? Notice.done(page.words().count("conversation.close.done", closed))
                        : Notice.problem(page.say("conversation.nothing-waits")));
    }

    @PostMapping("/conversations/{id}/reopen")
    ModelAndView reopen(Page page, @PathVariable long id) {
        int opened = conversations.reopen(id, Talk.who(page));
        return page.redirect(
                at(id),
                opened > 0
                        ? Notice.done(page.words().count("conversation.reopen.done", opened))
                        : Notice.problem(page.say("conversation.nothing-settled")));
    }

    @PostMapping("/conversations/{id}/note")
    ModelAndView note(Page page, @PathVariable long id, @RequestParam(defaultValue = "") String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            return page.redirect(at(id), Notice.problem(page.say("conversation.note.empty")));
        }
        conversations.note(id, text, Talk.who(page));
        return page.redirect(at(id), Notice.done(page.say("conversation.note.done")));
    }

    @PostMapping("/conversations/target")
    ModelAndView target(Page page, @RequestParam(defaultValue = "") String hours) {
        if (!hours.matches("[1-9]\\d{0,2}") || Integer.parseInt(hours) > 720) {
            return page.redirect("/conversations", Notice.problem(page.say("conversation.target.wrong")));
        }
        conversations.setTarget(Integer.parseInt(hours), Talk.who(page));
        return page.redirect("/conversations", Notice.done(page.say("conversation.target.done")));
    }

    /** What was placed wrongly goes back to those that wait for a place. */
    @PostMapping("/conversations/received/{received}/out")
    ModelAndView takeOut(Page page, @PathVariable long received) {
        return page.redirect(
                "/conversations/unplaced",
                conversations.takeOut(received, Talk.who(page))
                        ? Notice.done(page.say("conversation.out.done"))
                        : Notice.problem(page.say("conversation.place.gone")));
    }
}
