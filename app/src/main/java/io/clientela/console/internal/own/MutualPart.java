package io.clientela.console.internal.own;

import io.clientela.console.internal.shell.Words;
import io.clientela.interact.Agreements.Side;
import io.clientela.interact.JointGoals;
import io.clientela.interact.Marks;
import io.clientela.interact.Message;
import io.clientela.interact.Outbox;
import io.clientela.interact.Tracked;
import io.clientela.measure.Attitudes;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/** What a customer and the firm think of each other, what they set out to do together, and what other programs tell of him. */
@Component
class MutualPart {

    private static final int MOST = 2_000;

    private final Marks marks;
    private final JointGoals goals;
    private final Attitudes attitudes;
    private final Tracked tracked;
    private final Outbox outbox;

    MutualPart(Marks marks, JointGoals goals, Attitudes attitudes, Tracked tracked, Outbox outbox) {
        this.marks = marks;
        this.goals = goals;
        this.attitudes = attitudes;
        this.tracked = tracked;
        this.outbox = outbox;
    }

    /** The sections of this part. */
    List<Dossier.Section> sections(long customerId, Words words) {
        List<Dossier.Section> sections = new ArrayList<>();
        sections.add(marks(customerId, words));
        sections.add(topics(customerId, words));
        sections.add(goals(customerId, words));
        sections.add(importance(customerId, words));
        sections.add(attitudes(customerId, words));
        sections.add(events(customerId, words));
        return sections;
    }

    private Dossier.Section marks(long customerId, Words words) {
        var rows = new Dossier.Rows("marks", words, "at", "who", "subject", "understood", "interesting", "comment");
        for (Marks.Mark one : marks.of(customerId)) {
            rows.add(
                    one.at(),
                    side(one.side(), words),
                    outbox.find(one.messageId()).map(Message::subject).orElse(""),
                    mark(one.given().understood()),
                    mark(one.given().interesting()),
                    one.given().comment());
        }
        return rows.done();
    }

    private static String mark(OptionalInt mark) {
        return mark.isPresent() ? String.valueOf(mark.getAsInt()) : "";
    }

    private static Dossier.Cell side(Side side, Words words) {
        return new Dossier.Cell(side.name(), words.say(side == Side.FIRM ? "own.who.staff" : "own.who.you"));
    }

    private Dossier.Section topics(long customerId, Words words) {
        var rows = new Dossier.Rows("paused-topics", words, "what", "since", "until");
        for (Marks.Pause one : marks.pauses(customerId)) {
            rows.add(one.topic(), one.from(), one.until());
        }
        return rows.done();
    }

    private Dossier.Section goals(long customerId, Words words) {
        var rows =
                new Dossier.Rows("goals", words, "at", "we-do", "you-do", "until", "our-part", "your-part", "evidence");
        for (JointGoals.Goal one : goals.of(customerId)) {
            rows.add(
                    one.at(),
                    one.weDo(),
                    one.heDoes(),
                    one.by(),
                    status(one.ours(), words),
                    status(one.his(), words),
                    String.join(
                            "; ",
                            one.notes().stream().map(JointGoals.Note::evidence).toList()));
        }
        return rows.done();
    }

    private static Dossier.Cell status(JointGoals.Status status, Words words) {
        return new Dossier.Cell(status.name(), words.name("own.take.goal", status));
    }

    private Dossier.Section importance(long customerId, Words words) {
        var rows = new Dossier.Rows("importance", words, "at", "who", "mark");
        for (JointGoals.Importance one : goals.importance(customerId)) {
            rows.add(one.at(), side(one.side(), words), one.value());
        }
        return rows.done();
    }

    private Dossier.Section attitudes(long customerId, Words words) {
        var rows = new Dossier.Rows("attitudes", words, "at", "what", "mark", "from");
        for (Attitudes.Kept one : attitudes.of(customerId)) {
            rows.add(
                    one.mark().at(),
                    new Dossier.Cell(
                            one.mark().about().name(),
                            words.name("question.fills", one.mark().about())),
                    one.mark().mark(),
                    one.mark().source());
        }
        return rows.done();
    }

    private Dossier.Section events(long customerId, Words words) {
        var rows = new Dossier.Rows("events", words, "at", "what", "name", "text");
        for (Tracked.Event one : tracked.of(customerId, MOST)) {
            rows.add(
                    one.at(),
                    new Dossier.Cell(one.kind().name(), words.name("own.event", one.kind())),
                    one.name(),
                    one.body());
        }
        return rows.done();
    }
}
