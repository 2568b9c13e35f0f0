package io.clientela.console.internal.own;

import io.clientela.console.internal.security.Visitor;
import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.interact.Dialogue;
import io.clientela.interact.Media;
import io.clientela.interact.Medium;
import io.clientela.interact.Message;
import io.clientela.interact.Outbox;
import io.clientela.interact.Received;
import io.clientela.platform.Journal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The conversation, and every message planned, sent or not sent, with why; he defers and blocks (R28, R32, R37). */
@Controller
class OwnMessages {

    private static final int TURNS = 60;
    private static final int MESSAGES = 100;
    private static final int LONGEST = 5_000;
    private static final Set<Integer> DAYS = Set.of(7, 30, 90);

    private final Dialogue dialogue;
    private final Outbox outbox;
    private final Media media;
    private final Journal journal;
    private final Clock clock;

    OwnMessages(Dialogue dialogue, Outbox outbox, Media media, Journal journal, Clock clock) {
        this.media = media;
        this.dialogue = dialogue;
        this.outbox = outbox;
        this.journal = journal;
        this.clock = clock;
    }

    @GetMapping("/own/messages")
    ModelAndView messages(Page page) {
        Visitor visitor = Visitor.present();
        journal.record(Journal.Note.of(visitor.who(), "interact.own-seen", "customer:" + visitor.customerId()));
        List<Dialogue.Turn> turns = turns(visitor);
        read(visitor, turns);
        List<Message> messages = messages(visitor);
        Set<Long> ready =
                outbox.atHand(messages.stream().map(Message::messageId).toList());
        return page.show(
                "own/messages",
                "turns",
                turns,
                "firm",
                media.firm(),
                "waiting",
                messages.stream()
                        .filter(one -> one.state().waits() || ready.contains(one.messageId()))
                        .toList(),
                "ready",
                ready,
                "unsent",
                messages.stream()
                        .filter(one -> one.state().over() && one.handedAt().isEmpty())
                        .limit(20)
                        .toList());
    }

    private List<Dialogue.Turn> turns(Visitor visitor) {
        return dialogue.of(visitor.customerId(), OptionalLong.empty(), TURNS).reversed();
    }

    /** What is ours in the conversation before him has been read. */
    private void read(Visitor visitor, List<Dialogue.Turn> turns) {
        outbox.read(
                visitor.customerId(),
                turns.stream()
                        .filter(turn -> !turn.received())
                        .flatMapToLong(turn -> turn.messageId().stream())
                        .boxed()
                        .toList());
    }

    private List<Message> messages(Visitor visitor) {
        return outbox.of(visitor.customerId(), MESSAGES);
    }

    /**
     * The conversation where something was added since, for htmx; nothing where there was not. The page asks by itself: only
     * where it is in sight has he read what is in it.
     */
    @GetMapping("/own/messages/talk")
    ModelAndView talk(
            Page page,
            @RequestParam(defaultValue = "0") long last,
            @RequestParam(name = "in-sight", defaultValue = "false") boolean inSight) {
        Visitor visitor = Visitor.present();
        List<Dialogue.Turn> turns = turns(visitor);
        if (inSight) {
            read(visitor, turns);
        }
        if (turns.isEmpty() || turns.getLast().turnId() == last) {
            ModelAndView nothing = new ModelAndView();
            nothing.setView((model, request, response) -> response.setStatus(HttpStatus.NO_CONTENT.value()));
            return nothing;
        }
        return page.show("own/talk", "turns", turns, "firm", media.firm());
    }

    @PostMapping("/own/messages")
    ModelAndView write(Page page, @RequestParam(defaultValue = "") String text) {
        Visitor visitor = Visitor.present();
        if (text.isBlank() || text.length() > LONGEST) {
            return page.redirect("/own/messages", Notice.problem(page.say("own.messages.empty")));
        }
        dialogue.receive(new Received(
                Medium.WEB,
                "",
                OptionalLong.of(visitor.customerId()),
                "",
                text.strip(),
                "own-page:" + UUID.randomUUID(),
                List.of(),
                Optional.of(clock.instant())));
        return page.redirect("/own/messages#write", Notice.done(page.say("own.messages.written")));
    }

    @PostMapping("/own/messages/{id}/defer")
    ModelAndView defer(Page page, @PathVariable long id, @RequestParam(defaultValue = "7") int days) {
        Visitor visitor = Visitor.present();
        his(visitor, id);
        int chosen = DAYS.contains(days) ? days : 7;
        boolean done = outbox.defer(
                id, clock.instant().plus(Duration.ofDays(chosen)), visitor.who(), page.say("own.messages.by-you"));
        return said(page, done, "own.messages.deferred");
    }

    @PostMapping("/own/messages/{id}/block")
    ModelAndView block(Page page, @PathVariable long id) {
        Visitor visitor = Visitor.present();
        his(visitor, id);
        boolean done = outbox.recall(id, visitor.who(), page.say("own.messages.by-you"));
        return said(page, done, "own.messages.blocked");
    }

    @PostMapping("/own/messages/{id}/release")
    ModelAndView release(Page page, @PathVariable long id) {
        Visitor visitor = Visitor.present();
        Message message = his(visitor, id);
        boolean byHim = message.state() == Message.State.BLOCKED;
        boolean done = byHim && outbox.release(id, visitor.who(), page.say("own.messages.by-you"));
        return said(page, done, "own.messages.released");
    }

    private static ModelAndView said(Page page, boolean done, String key) {
        Notice notice = done ? Notice.done(page.say(key)) : Notice.problem(page.say("own.messages.too-late"));
        return page.redirect("/own/messages", notice);
    }

    /** A message to him; one to another does not exist for him. */
    private Message his(Visitor visitor, long messageId) {
        return outbox.find(messageId)
                .filter(message -> message.customerId() == visitor.customerId())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no message " + messageId));
    }
}
