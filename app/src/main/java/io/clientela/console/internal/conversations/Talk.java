package io.clientela.console.internal.conversations;

import io.clientela.console.internal.shell.Page;
import io.clientela.console.internal.shell.Words;
import io.clientela.identify.CustomerCard;
import io.clientela.identify.Customers;
import io.clientela.interact.Conversations;
import io.clientela.interact.Conversations.Entry;
import io.clientela.interact.Conversations.Step;
import io.clientela.interact.JointGoals;
import io.clientela.interact.Medium;
import io.clientela.interact.Message;
import io.clientela.organize.People;
import io.clientela.organize.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How conversations are said in the reader's words. */
public final class Talk {

    private static final int GIST = 140;

    private final Words words;
    private final Instant now;

    Talk(Words words, Instant now) {
        this.words = words;
        this.now = now;
    }

    /** Who did it, as the journal names people. */
    static String who(Page page) {
        return "user:" + page.signedIn().called();
    }

    /** The cards of customers, by their number. */
    static Map<Long, CustomerCard> cards(Customers customers, Collection<Long> ids) {
        return customers.cards(ids.stream().distinct().toList()).stream()
                .collect(Collectors.toMap(CustomerCard::customerId, Function.identity()));
    }

    /** The name of a person of the firm. */
    static String called(People people, Optional<PersonId> person) {
        return person.flatMap(people::find).map(one -> one.called()).orElse("");
    }

    /** The constant of this name in whatever case, with hyphens for underscores. */
    static <E extends Enum<E>> Optional<E> constant(Class<E> type, String name) {
        String wanted = name.replace('-', '_').toUpperCase(Locale.ROOT);
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(wanted))
                .findFirst();
    }

    /** What it is about in one line: the subject, else the beginning of the text. */
    public String gist(String subject, String text) {
        String all = (subject.isBlank() ? "" : subject + " · ")
                + text.replaceAll("\\s+", " ").strip();
        return all.length() > GIST ? all.substring(0, GIST).strip() + "…" : all;
    }

    /** Since when a conversation waits, and until when an answer is due. */
    public String waits(Entry entry) {
        if (entry.waitingSince().isEmpty()) {
            return entry.settledAt()
                    .map(at -> words.say("conversation.settled", words.time(at)))
                    .orElse("");
        }
        String since = words.duration(Duration.between(entry.waitingSince().get(), now));
        return words.say("conversation.waits", since);
    }

    /** Until when an answer is due, or by how much it is over. */
    public String due(Entry entry) {
        return entry.due()
                .map(due -> entry.late(now)
                        ? words.say("conversation.late", words.duration(Duration.between(due, now)))
                        : words.say("conversation.due", words.time(due)))
                .orElse("");
    }

    /** Whether an answer is overdue. */
    public boolean late(Entry entry) {
        return entry.late(now);
    }

    /** What to do next. */
    public String step(Step step) {
        return words.name("conversation.step", step);
    }

    /** Why. */
    public String reason(Step step) {
        return words.say(
                "conversation.reason." + step.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** The name of a medium. */
    public String medium(Medium medium) {
        return words.name("conversation.medium", medium);
    }

    /** The icon of a medium. */
    public static String icon(Medium medium) {
        return switch (medium) {
            case EMAIL -> "mail";
            case SMS -> "message-2";
            case LETTER -> "mailbox";
            case PHONE -> "phone";
            case WEB -> "world";
            case WEBHOOK -> "webhook";
        };
    }

    /** How a message of ours stands. */
    public String state(Message message) {
        return words.name("conversation.state", message.state());
    }

    /** The look of the badge that says how it stands. */
    public static String badge(Message.State state) {
        return switch (state) {
            case HANDED_OVER, CONFIRMED -> "badge-good";
            case PLANNED, CLAIMED, HELD, UNCERTAIN -> "badge-hint";
            case REFUSED, FAILED -> "badge-problem";
            case HELD_OUT, RECALLED, BLOCKED -> "badge-quiet";
        };
    }

    /** The look of the badge that says how one side's part of a goal stands. */
    public static String badge(JointGoals.Status status) {
        return switch (status) {
            case KEPT -> "badge-good";
            case OPEN -> "badge-hint";
            case BROKEN -> "badge-problem";
        };
    }

    /** A message key with arguments that another room made, in words; the text itself where it is none. */
    public String coded(String code) {
        return words.told(code);
    }

    /** A name of the journal, in words. */
    public String person(String who) {
        if (who.startsWith("customer:")) {
            return words.say("conversation.himself");
        }
        return who.equals("system") ? words.say("conversation.system") : who.replaceFirst("^(user|key):", "");
    }

    /** Why something has no place yet. */
    public String unplaced(Conversations.Unplaced one) {
        return words.say("conversation.unplaced." + one.why());
    }

    /** By what a way costs and how long it takes (R31). */
    public String way(Conversations.Way way) {
        String name = medium(way.medium());
        if (way.cost().isEmpty()) {
            return name;
        }
        String cost = way.cost().get().signum() == 0
                ? words.say("conversation.way.free")
                : words.number(way.cost().get()) + " " + way.currency();
        return name + " · " + cost + " · " + words.duration(way.delay());
    }
}
