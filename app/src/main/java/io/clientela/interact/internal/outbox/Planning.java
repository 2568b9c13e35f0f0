package io.clientela.interact.internal.outbox;

import io.clientela.interact.Medium;
import io.clientela.interact.Message.State;
import io.clientela.interact.Outbox.Ready;
import io.clientela.interact.Outbox.Verdict;
import io.clientela.interact.internal.gate.Facts;
import io.clientela.interact.internal.gate.FactsReader;
import io.clientela.interact.internal.gate.Gate;
import io.clientela.interact.internal.gate.GateRulesTable;
import io.clientela.interact.internal.row.Reason;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Makes messages of drafts: the medium is chosen, the gate is asked, who is held out is set aside. What the gate refuses
 * when it is planned is kept as refused; what it puts off waits; what passes is judged once more when it is due.
 */
@Component
public class Planning {

    private final FactsReader reader;
    private final GateRulesTable rules;
    private final MediumCarriers carriers;
    private final Clock clock;

    Planning(FactsReader reader, GateRulesTable rules, MediumCarriers carriers, Clock clock) {
        this.reader = reader;
        this.rules = rules;
        this.carriers = carriers;
        this.clock = clock;
    }

    Set<Medium> usable() {
        return carriers.usable();
    }

    /** What the gate says of drafts now, in their order. */
    List<Verdict> ask(List<Ready> ready) {
        var now = rules.rules();
        return facts(ready, now.topicDays()).stream()
                .map(facts -> Gate.judge(facts, now))
                .toList();
    }

    /** What the gate says now of messages that are not written down, in their order. */
    public List<Verdict> verdicts(List<Facts.Asked> asked) {
        var now = rules.rules();
        return reader.read(asked, carriers.usable(), now.topicDays()).stream()
                .map(facts -> Gate.judge(facts, now))
                .toList();
    }

    /** By which medium messages that are not written down would go now, in their order. */
    public List<Medium> media(List<Facts.Asked> asked) {
        return reader.read(asked, carriers.usable(), rules.rules().topicDays()).stream()
                .map(facts -> facts.asked().medium().orElseGet(() -> Gate.medium(facts)))
                .toList();
    }

    private List<Facts> facts(List<Ready> ready, int topicDays) {
        var at = clock.instant();
        return reader.read(ready.stream().map(one -> asked(one, at)).toList(), carriers.usable(), topicDays);
    }

    private static Facts.Asked asked(Ready ready, Instant now) {
        var draft = ready.draft();
        return new Facts.Asked(
                0,
                draft.customerId(),
                draft.dialogue(),
                draft.purpose(),
                draft.medium(),
                draft.topic(),
                draft.dueAt().orElse(now),
                ready.exposure().kind(),
                "",
                draft.sendingId());
    }

    /**
     * Drafts as they go into the table, in their order.
     *
     * @throws IllegalArgumentException if one is for somebody who is no customer
     */
    List<Planned> prepare(List<Ready> ready) {
        var now = rules.rules();
        var facts = facts(ready, now.topicDays());
        Map<Long, Long> records = reader.records(
                ready.stream().map(one -> one.draft().customerId()).toList());
        var planned = new ArrayList<Planned>(ready.size());
        for (int i = 0; i < ready.size(); i++) {
            var record = records.get(ready.get(i).draft().customerId());
            if (record == null) {
                throw new IllegalArgumentException(
                        "no customer " + ready.get(i).draft().customerId());
            }
            var verdict = Gate.judge(facts.get(i), now);
            planned.add(planned(ready.get(i), record, facts.get(i), verdict));
        }
        return planned;
    }

    /** What the gate has against a message that is not due yet, when it is planned; what it would put off for now is nothing. */
    private static String against(Verdict verdict) {
        return verdict.passes() || verdict.until().isPresent() ? "" : Reason.write("outbox.against", verdict.words());
    }

    /**
     * Drafts that the gate refused, as they go into the table.
     *
     * @param verdicts what it said of each
     */
    List<Planned> refused(List<Ready> ready, List<Verdict> verdicts) {
        var facts = facts(ready, rules.rules().topicDays());
        Map<Long, Long> records = reader.present(
                ready.stream().map(one -> one.draft().customerId()).toList());
        var refused = new ArrayList<Planned>(ready.size());
        for (int i = 0; i < ready.size(); i++) {
            var one = ready.get(i);
            var record = records.get(one.draft().customerId());
            if (record == null) {
                continue;
            }
            refused.add(atItsTime(
                    one, record, facts.get(i), State.REFUSED, verdicts.get(i).words()));
        }
        return refused;
    }

    private Planned planned(Ready ready, long record, Facts facts, Verdict verdict) {
        var due = facts.asked().firstDue();
        var heldOut = Gate.heldOut(ready.exposure().kind());
        if (heldOut.isPresent()) {
            return atItsTime(ready, record, facts, State.HELD_OUT, heldOut.get());
        }
        if (verdict.passes() || due.isAfter(facts.now())) {
            return atItsTime(ready, record, facts, State.PLANNED, against(verdict));
        }
        if (verdict.until().isEmpty()) {
            return atItsTime(ready, record, facts, State.REFUSED, verdict.words());
        }
        var until = verdict.until().get();
        return new Planned(
                ready.draft(),
                ready.exposure(),
                record,
                medium(ready, facts),
                State.PLANNED,
                verdict.words(),
                until,
                Gate.anew(verdict) ? until : due);
    }

    /** A message that stands so, due when it was asked for. */
    private static Planned atItsTime(Ready ready, long record, Facts facts, State state, String why) {
        var due = facts.asked().firstDue();
        return new Planned(ready.draft(), ready.exposure(), record, medium(ready, facts), state, why, due, due);
    }

    private static Medium medium(Ready ready, Facts facts) {
        return ready.draft().medium().orElseGet(() -> Gate.medium(facts));
    }
}
