package io.clientela.console.internal.own;

import io.clientela.console.internal.shell.Words;
import io.clientela.interact.Agreements;
import io.clientela.interact.CustomerRights;
import io.clientela.interact.Dialogue;
import io.clientela.interact.Message;
import io.clientela.interact.Outbox;
import io.clientela.interact.OwnIdentities;
import io.clientela.interact.Questions;
import io.clientela.interact.Rewards;
import io.clientela.platform.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** What was said between a customer and the firm, what is agreed, what he earned, and who looked at what when. */
@Component
class SaidPart {

    private static final int MOST = 2_000;

    private final Dialogue dialogue;
    private final Questions questions;
    private final Rewards rewards;
    private final CustomerRights rights;
    private final Journal journal;
    private final Agreements agreements;
    private final Outbox outbox;
    private final OwnIdentities identities;

    SaidPart(
            Dialogue dialogue,
            Questions questions,
            Rewards rewards,
            CustomerRights rights,
            Journal journal,
            Agreements agreements,
            Outbox outbox,
            OwnIdentities identities) {
        this.dialogue = dialogue;
        this.questions = questions;
        this.rewards = rewards;
        this.rights = rights;
        this.journal = journal;
        this.agreements = agreements;
        this.outbox = outbox;
        this.identities = identities;
    }

    /** The sections of this part. */
    List<Dossier.Section> sections(long customerId, Words words) {
        List<Dossier.Section> sections = new ArrayList<>();
        sections.add(messages(customerId, words));
        sections.add(received(customerId, words));
        sections.add(answers(customerId, words));
        sections.add(agreed(customerId, words));
        sections.add(consents(customerId, words));
        sections.add(points(customerId, words));
        sections.add(rights(customerId, words));
        sections.add(identities(customerId, words));
        sections.add(happened(customerId, words));
        return sections;
    }

    private Dossier.Section messages(long customerId, Words words) {
        var rows = new Dossier.Rows(
                "messages", words, "planned", "medium", "purpose", "subject", "text", "why", "from-data", "state");
        for (Message message : outbox.of(customerId, MOST)) {
            rows.add(
                    message.plannedAt(),
                    new Dossier.Cell(message.medium().name(), words.name("own.medium", message.medium())),
                    new Dossier.Cell(message.purpose().name(), words.name("own.purpose", message.purpose())),
                    message.subject(),
                    message.text(),
                    message.why(),
                    message.fromData(),
                    new Dossier.Cell(message.state().name(), words.name("own.state", message.state())));
        }
        return rows.done();
    }

    private Dossier.Section received(long customerId, Words words) {
        var rows = new Dossier.Rows("received", words, "at", "medium", "subject", "text");
        for (Dialogue.Turn turn : dialogue.of(customerId, OptionalLong.empty(), MOST)) {
            if (turn.received()) {
                rows.add(
                        turn.at(),
                        new Dossier.Cell(turn.medium().name(), words.name("own.medium", turn.medium())),
                        turn.subject(),
                        turn.text());
            }
        }
        return rows.done();
    }

    private Dossier.Section answers(long customerId, Words words) {
        var rows = new Dossier.Rows("answers", words, "at", "question", "answer");
        for (Questions.Asked asked :
                questions.asked(OptionalLong.of(customerId), OptionalLong.empty(), Long.MAX_VALUE, MOST)) {
            rows.add(
                    asked.at(),
                    asked.body(),
                    asked.answered().map(Questions.Answer::text).orElse(""));
        }
        return rows.done();
    }

    private Dossier.Section agreed(long customerId, Words words) {
        var rows = new Dossier.Rows("agreements", words, "dialogue", "version", "at", "state", "copy", "hash");
        for (Agreements.Agreement one : agreements.of(customerId)) {
            rows.add(
                    one.dialogue(),
                    one.version(),
                    one.at(),
                    new Dossier.Cell(one.state(), words.code("own.agreement.state", one.state())),
                    one.copy(),
                    one.hash());
        }
        return rows.done();
    }

    private Dossier.Section consents(long customerId, Words words) {
        var rows =
                new Dossier.Rows("consents", words, "at", "purpose", "medium", "given", "wording", "how", "evidence");
        for (Agreements.Consent one : agreements.consents(customerId)) {
            rows.add(
                    one.at(),
                    new Dossier.Cell(one.purpose().name(), words.name("own.purpose", one.purpose())),
                    new Dossier.Cell(one.medium().name(), words.name("own.medium", one.medium())),
                    one.given(),
                    one.proof().wording(),
                    one.proof().how(),
                    one.proof().evidence());
        }
        return rows.done();
    }

    private Dossier.Section points(long customerId, Words words) {
        var rows = new Dossier.Rows("rewards", words, "at", "what", "points");
        for (Rewards.Entry entry : rewards.entries(customerId, MOST)) {
            String what = entry.what().isEmpty() ? words.code("own.occasion", entry.occasion()) : entry.what();
            rows.add(entry.at(), what, entry.points());
        }
        return rows.done();
    }

    private Dossier.Section rights(long customerId, Words words) {
        var rows = new Dossier.Rows("rights", words, "what", "in-force");
        CustomerRights.Standing standing = rights.of(customerId);
        rows.add(words.say("own.rights.track.title"), standing.doNotTrack());
        rows.add(words.say("own.rights.contact.title"), standing.doNotContact());
        return rows.done();
    }

    private Dossier.Section identities(long customerId, Words words) {
        var rows = new Dossier.Rows("identities", words, "issuer", "number-there", "since", "used");
        for (OwnIdentities.Bound one : identities.of(customerId)) {
            rows.add(one.issuer(), one.subject(), one.boundAt(), one.usedAt());
        }
        return rows.done();
    }

    /** What the journal says of him; of the staff it tells that it was the staff. */
    private Dossier.Section happened(long customerId, Words words) {
        var rows = new Dossier.Rows("happened", words, "at", "what", "who");
        for (Journal.Line line : journal.about("customer:" + customerId, OptionalLong.empty(), MOST)) {
            rows.add(line.at(), words.code("journal", line.what()), words.say("own.who." + kind(line.who())));
        }
        return rows.done();
    }

    private static String kind(String who) {
        return who.startsWith("customer:") ? "you" : who.startsWith("user:") ? "staff" : "system";
    }
}
