package io.clientela.interact.internal.conversation;

import io.clientela.interact.Agreements;
import io.clientela.interact.Conversations;
import io.clientela.interact.Message;
import io.clientela.interact.MessageDraft;
import io.clientela.interact.Purpose;
import io.clientela.interact.internal.row.Columns;
import io.clientela.kernel.value.Outcome;
import io.clientela.organize.PersonId;
import io.clientela.platform.Journal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The staff's side of the conversations in the database. */
@Service
class KeptConversations implements Conversations {

    private final JdbcClient database;
    private final Inbox inbox;
    private final Unplacing unplacing;
    private final Ways ways;
    private final Leaving leaving;
    private final Journal journal;

    KeptConversations(
            JdbcClient database, Inbox inbox, Unplacing unplacing, Ways ways, Leaving leaving, Journal journal) {
        this.database = database;
        this.inbox = inbox;
        this.unplacing = unplacing;
        this.ways = ways;
        this.leaving = leaving;
        this.journal = journal;
    }

    @Override
    public List<Entry> list(View view, PersonId reader, int limit) {
        return inbox.list(view, reader, limit);
    }

    @Override
    public Optional<Entry> find(long customerId) {
        return inbox.find(customerId);
    }

    @Override
    public Counts counts(PersonId reader) {
        return inbox.counts(Optional.of(reader));
    }

    @Override
    public Counts counts() {
        return inbox.counts(Optional.empty());
    }

    @Override
    public int targetHours() {
        return inbox.targetHours();
    }

    @Override
    @Transactional
    public void setTarget(int hours, String who) {
        if (hours < 1 || hours > 720) {
            throw new IllegalArgumentException("not from 1 to 720 hours: " + hours);
        }
        database.sql(Inbox.SQL.get("set-target"))
                .param("hours", hours)
                .param("at", inbox.now())
                .param("who", who)
                .update();
        journal.record(
                new Journal.Note(who, "interact.answer-target-set", "answer-target", Map.of("hours", hours), "", ""));
    }

    @Override
    @Transactional
    public void assign(long customerId, Optional<PersonId> person, String who) {
        unplacing.record(customerId).ifPresent(record -> {
            database.sql(Inbox.SQL.get("assign"))
                    .param("record", record)
                    .param("person", person.map(PersonId::number).orElse(null))
                    .param("at", inbox.now())
                    .param("who", who)
                    .update();
            journal(
                    who,
                    "interact.conversation-assigned",
                    customerId,
                    Map.of("person", person.map(PersonId::toString).orElse("")));
        });
    }

    @Override
    public List<Long> waiting(long customerId) {
        return inbox.waiting(customerId);
    }

    @Override
    public void read(long customerId, List<Long> received, String who) {
        if (received.isEmpty()) {
            return;
        }
        database.sql(Inbox.SQL.get("read"))
                .param("customer", customerId)
                .param("received", received)
                .param("at", inbox.now())
                .param("who", who)
                .update();
    }

    @Override
    @Transactional
    public int close(long customerId, List<Long> received, String who) {
        int closed = settle(customerId, received, null, who);
        if (closed > 0) {
            journal(who, "interact.conversation-closed", customerId, Map.of("turns", closed));
        }
        return closed;
    }

    private int settle(long customerId, List<Long> received, @Nullable Long messageId, String who) {
        if (received.isEmpty()) {
            return 0;
        }
        return database.sql(Inbox.SQL.whole("settle"))
                .param("customer", customerId)
                .param("received", received)
                .param("message", messageId)
                .param("at", inbox.now())
                .param("who", who)
                .update();
    }

    @Override
    @Transactional
    public int reopen(long customerId, String who) {
        int opened = database.sql(Inbox.SQL.get("reopen"))
                .param("customer", customerId)
                .update();
        if (opened > 0) {
            journal(who, "interact.conversation-reopened", customerId, Map.of("turns", opened));
        }
        return opened;
    }

    @Override
    @Transactional
    public Outcome<Long> note(long customerId, String text, String who) {
        var record = unplacing.record(customerId);
        if (record.isEmpty()) {
            return new Outcome.Unknown<>("no-customer", String.valueOf(customerId));
        }
        long id = database.sql(Inbox.SQL.get("note"))
                .param("record", record.get())
                .param("body", text.strip())
                .param("at", inbox.now())
                .param("who", who)
                .query(Long.class)
                .single();
        journal(who, "interact.noted", customerId, Map.of("note", id));
        return new Outcome.Known<>(id);
    }

    @Override
    public List<Note> notes(long customerId) {
        return database.sql(Inbox.SQL.get("notes"))
                .param("customer", customerId)
                .query((row, number) -> new Note(
                        row.getLong("note_id"),
                        row.getString("body"),
                        Columns.moment(row, "at").orElseThrow(),
                        row.getString("who")))
                .list();
    }

    @Override
    public List<Way> ways(long customerId) {
        return ways.of(customerId);
    }

    @Override
    public boolean answerable(long customerId) {
        return inbox.answerable(customerId, List.of()).isPresent();
    }

    @Override
    @Transactional
    public Outcome<Message> answer(Answer answer, String who) {
        long customer = answer.customerId();
        if (unplacing.record(customer).isEmpty()) {
            return new Outcome.Unknown<>("no-customer", String.valueOf(customer));
        }
        var answered = inbox.answerable(customer, answer.received());
        if (answered.isEmpty()) {
            return new Outcome.Unknown<>("nothing-to-answer", String.valueOf(customer));
        }
        var draft = new MessageDraft(
                customer,
                Agreements.GENERAL,
                Purpose.ANSWER,
                Optional.of(answer.medium()),
                answer.language(),
                answer.subject().strip(),
                answer.text().strip(),
                "",
                answer.why(),
                "received:" + answered.getAsLong(),
                "",
                Optional.empty(),
                answered,
                OptionalLong.empty());
        var message = leaving.plan(draft, who);
        settle(customer, answer.received(), message.messageId(), who);
        return new Outcome.Known<>(message);
    }

    @Override
    public List<Unplaced> unplaced(boolean setAside, int limit) {
        return unplacing.list(setAside, limit);
    }

    @Override
    public boolean place(long receivedId, long customerId, String who) {
        return unplacing.place(receivedId, customerId, who);
    }

    @Override
    public boolean takeOut(long receivedId, String who) {
        return unplacing.takeOut(receivedId, who);
    }

    @Override
    public boolean setAside(long receivedId, boolean aside, String who) {
        return unplacing.setAside(receivedId, aside, who);
    }

    private void journal(String who, String what, long customerId, Map<String, ?> detail) {
        journal.record(new Journal.Note(who, what, "customer:" + customerId, detail, "", ""));
    }
}
