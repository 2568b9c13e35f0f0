package io.clientela.interact.internal.outbox;

import io.clientela.interact.Medium;
import io.clientela.interact.Message;
import io.clientela.interact.Message.State;
import io.clientela.interact.MessageDraft;
import io.clientela.interact.Outbox;
import io.clientela.interact.internal.gate.Gate;
import io.clientela.interact.internal.medium.LeftMedia;
import io.clientela.interact.internal.row.Reason;
import io.clientela.measure.Exposure;
import io.clientela.platform.Journal;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The messages in the database; each step of a person is in the journal too. */
@Service
class KeptOutbox implements Outbox {

    private static final Set<State> WAITING = EnumSet.of(State.PLANNED, State.HELD);

    private final MessageTable table;
    private final Planning planning;
    private final LeftMedia ready;
    private final Journal journal;
    private final Bell bell;
    private final Clock clock;

    KeptOutbox(MessageTable table, Planning planning, LeftMedia ready, Journal journal, Bell bell, Clock clock) {
        this.ready = ready;
        this.table = table;
        this.planning = planning;
        this.journal = journal;
        this.bell = bell;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Message plan(MessageDraft draft, Exposure exposure, String who) {
        long id = plan(List.of(new Ready(draft, exposure)), who).getFirst();
        note(who, "planned", table.find(id).orElseThrow().message(), draft.why());
        return table.find(id).orElseThrow().message();
    }

    @Override
    @Transactional
    public List<Long> plan(List<Ready> ready, String who) {
        for (var one : ready) {
            if (one.draft().customerId() != one.exposure().customerId()) {
                throw new IllegalArgumentException(
                        "a message to customer " + one.draft().customerId() + " with the exposure of customer "
                                + one.exposure().customerId());
            }
        }
        var ids = table.add(planning.prepare(ready), who, clock.instant());
        bell.ring();
        return ids;
    }

    @Override
    @Transactional
    public void keepRefused(List<Ready> ready, List<Verdict> verdicts, String who) {
        if (ready.isEmpty()) {
            return;
        }
        if (ready.stream().anyMatch(one -> one.draft().topic().isEmpty())) {
            throw new IllegalArgumentException("what is refused anew is known by its topic");
        }
        table.forgetRefused(ready.stream().map(Ready::draft).toList());
        table.add(planning.refused(ready, verdicts), who, clock.instant());
    }

    @Override
    public Verdict ask(MessageDraft draft, Exposure exposure) {
        return planning.ask(List.of(new Ready(draft, exposure))).getFirst();
    }

    @Override
    public List<Verdict> ask(List<Ready> ready) {
        return planning.ask(ready);
    }

    @Override
    public Optional<Message> find(long messageId) {
        return table.find(messageId).map(Row::message);
    }

    @Override
    public List<Message> of(long customerId, int limit) {
        return table.of(customerId, limit).stream().map(Row::message).toList();
    }

    @Override
    @Transactional
    public boolean defer(long messageId, Instant until, String who, String why) {
        return noted(
                table.defer(messageId, until, Reason.write("outbox.deferred", who, until)),
                messageId,
                "deferred",
                who,
                why);
    }

    @Override
    @Transactional
    public boolean recall(long messageId, String who, String why) {
        boolean customer = who.startsWith("customer:");
        var to = customer ? State.BLOCKED : State.RECALLED;
        String words = Reason.write(customer ? "outbox.blocked" : "outbox.recalled", who, why);
        return noted(
                table.move(messageId, WAITING, true, to, words, clock.instant())
                        || ready.takeBack(messageId, to, words),
                messageId,
                customer ? "blocked" : "recalled",
                who,
                why);
    }

    @Override
    public Set<Long> atHand(Collection<Long> messageIds) {
        return table.atHand(messageIds);
    }

    @Override
    @Transactional
    public boolean hold(long messageId, String who, String why) {
        return noted(
                table.move(
                        messageId,
                        Set.of(State.PLANNED),
                        true,
                        State.HELD,
                        Reason.write("outbox.held", who, why),
                        clock.instant()),
                messageId,
                "held",
                who,
                why);
    }

    @Override
    @Transactional
    public boolean release(long messageId, String who, String why) {
        var blocked = who.startsWith("customer:") ? State.BLOCKED : State.RECALLED;
        return noted(
                table.move(messageId, Set.of(State.HELD, blocked), false, State.PLANNED, "", clock.instant()),
                messageId,
                "released",
                who,
                why);
    }

    @Override
    @Transactional
    public boolean settle(long messageId, boolean arrived, String who, String why) {
        return noted(
                table.settle(messageId, arrived, arrived ? Reason.write("outbox.settled", who) : ""),
                messageId,
                arrived ? "settled-arrived" : "settled-again",
                who,
                why);
    }

    @Override
    @Transactional
    public boolean override(long messageId, String who, String why) {
        if (why.isBlank()) {
            throw new IllegalArgumentException("an override without a reason");
        }
        String words = Reason.write("outbox.overridden", who, why);
        return noted(table.override(messageId, Gate.OVERRIDABLE, words), messageId, "overridden", who, why);
    }

    @Override
    public Set<Long> overridable(Collection<Long> messageIds) {
        return table.overridable(messageIds, Gate.OVERRIDABLE);
    }

    @Override
    @Transactional
    public void read(long customerId, Collection<Long> messageIds) {
        table.read(customerId, messageIds, clock.instant());
    }

    private boolean noted(boolean done, long messageId, String what, String who, String why) {
        if (done) {
            note(who, what, table.find(messageId).orElseThrow().message(), why);
            bell.ring();
        }
        return done;
    }

    private void note(String who, String what, Message message, String why) {
        journal.record(new Journal.Note(
                who,
                "interact.message-" + what,
                "customer:" + message.customerId(),
                Map.of("message", message.messageId(), "purpose", message.purpose(), "medium", message.medium()),
                why,
                message.fromData()));
    }

    @Override
    public List<Message> in(State state, int limit) {
        return table.inState(state, limit).stream().map(Row::message).toList();
    }

    @Override
    public Map<State, Long> counts() {
        return table.counts();
    }

    @Override
    public Set<Medium> usable() {
        return planning.usable();
    }
}
