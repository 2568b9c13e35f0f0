package io.clientela.console.internal.conversations;

import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.identify.Customers;
import io.clientela.interact.Conversations;
import io.clientela.interact.Conversations.Entry;
import io.clientela.interact.Conversations.View;
import io.clientela.interact.Dialogue;
import io.clientela.organize.People;
import io.clientela.organize.Person;
import io.clientela.organize.PersonId;
import io.clientela.organize.Right;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list of conversations, and each of them (R28, R32). */
@Controller
class ConversationPages {

    private static final int ROWS = 200;
    private static final int TURNS = 30;
    private static final int FEW = 3;

    private final Conversations conversations;
    private final Dialogue dialogue;
    private final Customers customers;
    private final People people;
    private final Clock clock;

    ConversationPages(Conversations conversations, Dialogue dialogue, Customers customers, People people, Clock clock) {
        this.conversations = conversations;
        this.dialogue = dialogue;
        this.customers = customers;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/conversations")
    ModelAndView list(Page page, @RequestParam(defaultValue = "open") String view) {
        return list(page, Talk.constant(View.class, view).orElse(View.OPEN), "conversation/list");
    }

    /** The rows alone, for the list that follows by itself; nothing where nothing changed. */
    @GetMapping("/conversations/rows")
    @Nullable
    ModelAndView rows(
            Page page,
            jakarta.servlet.http.HttpServletResponse response,
            @RequestParam(defaultValue = "open") String view,
            @RequestParam(defaultValue = "") String seen) {
        var chosen = Talk.constant(View.class, view).orElse(View.OPEN);
        PersonId reader = page.signedIn().id();
        if (seen.equals(print(conversations.list(chosen, reader, ROWS), conversations.counts(reader)))) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return null;
        }
        return list(page, chosen, "conversation/rows");
    }

    private ModelAndView list(Page page, View view, String template) {
        PersonId reader = page.signedIn().id();
        var entries = conversations.list(view, reader, ROWS);
        var counts = conversations.counts(reader);
        return page.show(
                template,
                "view",
                view,
                "entries",
                entries,
                "counts",
                counts,
                "target",
                conversations.targetHours(),
                "cards",
                Talk.cards(customers, entries.stream().map(Entry::customerId).toList()),
                "names",
                names(),
                "seen",
                print(entries, counts),
                "talk",
                new Talk(page.words(), clock.instant()));
    }

    /** The same for the same list. */
    private static String print(List<Entry> entries, Conversations.Counts counts) {
        return Integer.toHexString(java.util.Objects.hash(entries, counts));
    }

    private Map<PersonId, String> names() {
        return people.all().stream().collect(Collectors.toMap(Person::id, Person::called));
    }

    /** Those who can look after a conversation. */
    private List<Person> staff() {
        return people.all().stream()
                .filter(person -> person.may(Right.ANSWER_CUSTOMERS))
                .toList();
    }

    @GetMapping("/conversations/{id}")
    ModelAndView one(Page page, @PathVariable long id, @RequestParam(defaultValue = "0") long before) {
        var card = customers.card(id);
        if (card.isEmpty()) {
            return page.redirect("/conversations", Notice.problem(page.say("conversation.nobody", String.valueOf(id))));
        }
        var waiting = conversations.waiting(id); // before the turns: what comes in between waits on
        var turns = dialogue.of(id, before > 0 ? OptionalLong.of(before) : OptionalLong.empty(), TURNS + 1);
        var shown = turns.subList(0, Math.min(TURNS, turns.size()));
        conversations.read(id, received(shown), Talk.who(page));
        var entry = conversations.find(id);
        return page.show(
                "conversation/one",
                "card",
                card.get(),
                "entry",
                entry,
                "turns",
                shown,
                "seen",
                waiting.stream().map(String::valueOf).collect(Collectors.joining(",")),
                "next",
                turns.size() > TURNS ? turns.get(TURNS - 1).turnId() : 0L,
                "notes",
                conversations.notes(id),
                "ways",
                conversations.ways(id),
                "answerable",
                conversations.answerable(id),
                "staff",
                staff(),
                "assigned",
                Talk.called(people, entry.flatMap(Entry::assignedTo)),
                "newest",
                turns.isEmpty() || before > 0 ? 0L : turns.getFirst().turnId(),
                "talk",
                new Talk(page.words(), clock.instant()));
    }

    private static List<Long> received(List<Dialogue.Turn> turns) {
        return turns.stream()
                .flatMapToLong(turn -> turn.receivedId().stream())
                .boxed()
                .toList();
    }

    /** Whether something was said since; the page then offers to show it, and keeps what is being written. */
    @GetMapping("/conversations/{id}/news")
    ModelAndView news(Page page, @PathVariable long id, @RequestParam(defaultValue = "0") long since) {
        long more = dialogue.of(id, OptionalLong.empty(), TURNS).stream()
                .filter(turn -> turn.turnId() > since)
                .count();
        return page.show("conversation/news", "customerId", id, "more", more, "since", since);
    }

    /** The card of one customer, for htmx. */
    @GetMapping("/customers/{id}/conversation")
    ModelAndView panel(Page page, @PathVariable long id) {
        return page.show(
                "conversation/panel",
                "customerId",
                id,
                "turns",
                dialogue.of(id, OptionalLong.empty(), FEW),
                "entry",
                conversations.find(id),
                "talk",
                new Talk(page.words(), clock.instant()));
    }
}
