package io.clientela.identify.internal.joining;

import io.clientela.identify.Doubt;
import io.clientela.identify.Join;
import io.clientela.identify.Joins;
import io.clientela.identify.Page;
import io.clientela.identify.internal.card.Cards;
import io.clientela.identify.internal.joining.Forest.Edge;
import io.clientela.platform.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The joins in the database. Each call is one transaction: joins, records, cards, search and journal together. */
@Component
class LinkedJoins implements Joins {

    private final TransactionTemplate transactions;
    private final JoinBook book;
    private final JoinReader reader;
    private final DoubtReader doubts;
    private final Cards cards;
    private final Journal journal;
    private final LinkJob job;

    LinkedJoins(
            TransactionTemplate transactions,
            JoinBook book,
            JoinReader reader,
            DoubtReader doubts,
            Cards cards,
            Journal journal,
            LinkJob job) {
        this.transactions = transactions;
        this.book = book;
        this.reader = reader;
        this.doubts = doubts;
        this.cards = cards;
        this.journal = journal;
        this.job = job;
    }

    @Override
    public Join join(long a, long b, String who, String why) {
        if (a == b) {
            throw new IllegalArgumentException("one customer cannot be joined to itself: " + a);
        }
        return reader.find(changing(() -> {
                    long left = firstRecord(a);
                    long right = firstRecord(b);
                    var lifted = book.liftApart(a, b, who);
                    long joinId = joinRecords(left, right, who, why);
                    book.liftedFor(lifted, joinId);
                    return joinId;
                }))
                .orElseThrow();
    }

    @Override
    public void undo(long joinId, String who, String why) {
        changing(() -> {
            undoJoin(joinId, who, why, true);
            return joinId;
        });
    }

    @Override
    public long split(long recordId, String who, String why) {
        return changing(() -> {
            var edges = book.incident(recordId);
            if (edges.isEmpty()) {
                throw new IllegalArgumentException("no record, or alone already: " + recordId);
            }
            var touched =
                    new TreeSet<>(book.undo(edges.stream().map(Edge::joinId).toList(), who, why));
            var others = new ArrayList<Long>();
            for (var edge : edges) {
                long other = edge.a() == recordId ? edge.b() : edge.a();
                others.add(other);
                book.setApart(recordId, other, who, why, edge.joinId());
            }
            var together = new ArrayList<NewJoin>();
            for (int i = 1; i < others.size(); i++) {
                together.add(
                        new NewJoin(others.getFirst(), others.get(i), who, why, Reasons.word(), OptionalLong.empty()));
            }
            touched.addAll(book.join(together).customers());
            long own = book.customersOf(List.of(recordId)).getOrDefault(recordId, 0L);
            cards.refresh(touched);
            note(who, "identify.split", "record:" + recordId, Map.of("customers", touched), why);
            return own;
        });
    }

    @Override
    public long putBack(long recordId, String who) {
        return changing(() -> {
            var touched = book.putBack(recordId, who);
            if (touched.isEmpty()) {
                throw new IllegalArgumentException("not taken out: record " + recordId);
            }
            cards.refresh(touched);
            note(who, "identify.put-back", "record:" + recordId, Map.of("customers", touched), "");
            return book.customersOf(List.of(recordId)).getOrDefault(recordId, 0L);
        });
    }

    @Override
    public OptionalLong customerOf(long recordId) {
        var customer = book.customersOf(List.of(recordId)).get(recordId);
        return customer == null ? OptionalLong.empty() : OptionalLong.of(customer);
    }

    @Override
    public Optional<Join> find(long joinId) {
        return reader.find(joinId);
    }

    @Override
    public Page<Join> latest(Optional<String> cursor, int limit) {
        return reader.latest(cursor, limit);
    }

    @Override
    public long openDoubts() {
        return doubts.open();
    }

    @Override
    public List<Doubt> doubts(Doubt.Order order, int limit) {
        return doubts.next(order, limit);
    }

    @Override
    public Optional<Doubt> doubt(long doubtId) {
        return doubts.find(doubtId);
    }

    @Override
    public Doubt.Decided decide(long doubtId, Doubt.Decision decision, String who) {
        return changing(() -> {
            var doubt = doubts.lock(doubtId);
            if (!doubt.state().equals("open")) {
                return new Doubt.Decided(doubtId, decision, false);
            }
            switch (decision) {
                case LATER -> doubts.putOff(doubtId);
                case APART -> {
                    book.setApart(doubt.a(), doubt.b(), who, "", null);
                    doubts.settle(doubtId, "apart", who, null);
                }
                case JOIN -> {
                    var customers = book.customersOf(List.of(doubt.a(), doubt.b()));
                    long ca = customers.getOrDefault(doubt.a(), 0L);
                    long cb = customers.getOrDefault(doubt.b(), 0L);
                    var lifted = book.liftApart(ca, cb, who);
                    Long joinId = ca == cb ? null : joinDoubt(doubt, who);
                    if (joinId != null) {
                        book.liftedFor(lifted, joinId);
                    }
                    doubts.settle(doubtId, "joined", who, joinId);
                }
            }
            note(who, "identify.decided", "doubt:" + doubtId, Map.of("decision", decision), "");
            return new Doubt.Decided(doubtId, decision, true);
        });
    }

    @Override
    public void takeBack(long doubtId, String who) {
        changing(() -> {
            var doubt = doubts.lock(doubtId);
            doubt.joinId().ifPresent(join -> undoJoin(join, who, "", false));
            if (doubt.state().equals("apart")) {
                book.liftPair(doubt.a(), doubt.b(), who);
            }
            doubts.reopen(doubtId);
            note(who, "identify.decision-taken-back", "doubt:" + doubtId, Map.of(), "");
            return doubtId;
        });
    }

    @Override
    public long relink(String who) {
        return job.submitFull(who);
    }

    @Override
    public long deriveAnew(String who) {
        return job.submitRebuild(who);
    }

    private long joinDoubt(DoubtReader.Open doubt, String who) {
        return made(new NewJoin(doubt.a(), doubt.b(), who, "", doubt.evidence(), doubt.model()));
    }

    private long joinRecords(long a, long b, String who, String why) {
        return made(new NewJoin(a, b, who, why, reader.evidence(a, b), OptionalLong.empty()));
    }

    private long made(NewJoin join) {
        var done = book.join(List.of(join));
        cards.refresh(done.customers());
        long id = done.joins().getFirst();
        note(join.by(), "identify.joined", "join:" + id, Map.of("customers", done.customers()), join.why());
        return id;
    }

    private void undoJoin(long joinId, String who, String why, boolean apart) {
        var join = reader.find(joinId).orElseThrow(() -> new IllegalArgumentException("no join " + joinId));
        if (join.undone().isPresent()) {
            return;
        }
        var touched = book.undo(List.of(joinId), who, why);
        book.giveBackAparts(joinId);
        if (apart) {
            book.setApart(join.recordA(), join.recordB(), who, why, joinId);
        }
        cards.refresh(touched);
        note(who, "identify.join-undone", "join:" + joinId, Map.of("customers", touched), why);
    }

    private long firstRecord(long customerId) {
        return book.recordsOf(customerId).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no customer at present: " + customerId));
    }

    private void note(String who, String what, String subject, Object detail, String why) {
        journal.record(new Journal.Note(who, what, subject, detail, why, ""));
    }

    private <T> T changing(Supplier<T> change) {
        T result = transactions.execute(status -> {
            book.lock();
            return change.get();
        });
        if (result == null) {
            throw new IllegalStateException("a change without a result");
        }
        return result;
    }
}
