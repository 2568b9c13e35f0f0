package io.clientela.identify.internal.joining;

import io.clientela.identify.internal.card.Cards;
import io.clientela.identify.internal.joining.Linker.Outcome;
import io.clientela.kernel.linkage.Evidence;
import io.clientela.kernel.linkage.Party;
import io.clientela.kernel.linkage.Zone;
import io.clientela.platform.Statements;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Links new records one by one with the model at hand: a record looks for its like by its keys, is weighed against each,
 * and joins the best customer, raises a doubt, or stays alone.
 *
 * <p>A shared strong identifier joins by rule, also with several customers one after the other; by weight a record joins
 * one customer at most, the others become doubts: two old customers do not grow together because of a new record.
 */
@Component
final class NewRecords {

    private static final int BATCH = 200;
    private static final int MOST_DOUBTS = 3;

    private final Statements sql = Statements.of("identify/linking");
    private final Statements joins = Statements.of("identify/joins");
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Parties parties;
    private final Writing writing;
    private final Cards cards;

    NewRecords(JdbcClient jdbc, TransactionTemplate transactions, Parties parties, Writing writing, Cards cards) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.parties = parties;
        this.writing = writing;
        this.cards = cards;
    }

    /** Links all records that wait. */
    Outcome link(Models.Kept model, long waiting, Watch watch) {
        watch.step("link");
        var tally = new Tally();
        while (true) {
            boolean more = Boolean.TRUE.equals(transactions.execute(status -> batch(model, tally)));
            watch.progress(tally.records, Math.max(waiting, tally.records));
            if (!more) {
                return new Outcome(false, tally.records, tally.joins, 0, tally.doubts);
            }
        }
    }

    private boolean batch(Models.Kept model, Tally tally) {
        writing.book().lock();
        var records = jdbc.sql(sql.get("to-link"))
                .param("limit", BATCH)
                .query(Long.class)
                .list();
        if (records.isEmpty()) {
            return false;
        }
        var found = parties.of(records);
        var keys = new LinkedHashMap<Long, long[]>();
        found.forEach((id, party) -> keys.put(id, KeyTable.keys(party, model.model())));
        writing.keys().replace(keys);
        var later = new HashSet<>(records);
        var touched = new TreeSet<Long>();
        for (var record : records) {
            later.remove(record);
            var party = found.get(record);
            if (party != null) {
                var candidates = writing.keys().candidates(record, keys.getOrDefault(record, new long[0]));
                candidates.removeAll(later);
                one(new Case(record, party, model), candidates, touched, tally);
            }
        }
        jdbc.sql(sql.get("mark"))
                .param("records", records.stream().mapToLong(Long::longValue).toArray())
                .update();
        cards.refresh(touched);
        tally.records += records.size();
        return true;
    }

    private void one(Case at, Set<Long> candidates, Set<Long> touched, Tally tally) {
        if (candidates.isEmpty()) {
            return;
        }
        var sight = look(at, candidates);
        boolean joinedByWeight = false;
        var asked = new HashSet<Long>();
        for (var choice : sight.choices()) {
            if (sight.sameCustomer(at.record(), choice.record()) || !sight.allowed(at.record(), choice.record())) {
                continue;
            }
            if (choice.byRule() || (choice.joins() && !joinedByWeight)) {
                joinedByWeight |= !choice.byRule();
                var done = writing.book().join(List.of(at.join(choice)));
                touched.addAll(done.customers());
                tally.joins += done.joins().size();
                sight.merge(at.record(), choice.record());
            } else if (choice.doubtful() && asked.size() < MOST_DOUBTS && asked.add(sight.customer(choice.record()))) {
                tally.doubts++;
                writing.doubts().raise(List.of(at.doubt(choice)));
            }
        }
    }

    /** What stands around a new record: the candidates weighed, their customers with identifiers and words against. */
    private Sight look(Case at, Set<Long> candidates) {
        var around = new ArrayList<>(candidates);
        around.add(at.record());
        var customers = new HashMap<Long, Long>();
        jdbc.sql(joins.get("members"))
                .param("records", around.stream().mapToLong(Long::longValue).toArray())
                .param("customers", new long[0])
                .query(rs -> {
                    customers.put(rs.getLong("record_id"), rs.getLong("customer_id"));
                });
        var known = parties.of(customers.keySet());
        var ids = new HashMap<Long, StrongIds>();
        known.forEach((id, party) -> ids.merge(customers.getOrDefault(id, id), StrongIds.of(party), StrongIds::with));
        var aparts = new HashMap<Long, Set<Long>>();
        jdbc.sql(joins.get("aparts"))
                .param(
                        "customers",
                        customers.values().stream()
                                .mapToLong(Long::longValue)
                                .distinct()
                                .toArray())
                .query(rs -> {
                    long a = rs.getLong("customer_a");
                    long b = rs.getLong("customer_b");
                    aparts.computeIfAbsent(a, c -> new HashSet<>()).add(b);
                    aparts.computeIfAbsent(b, c -> new HashSet<>()).add(a);
                });
        return new Sight(choices(at, candidates, known), customers, ids, aparts);
    }

    private static List<Choice> choices(Case at, Set<Long> candidates, Map<Long, Party> known) {
        var list = candidates.stream().filter(known::containsKey).toList();
        var others = new ArrayList<Party>();
        list.forEach(id -> others.add(known.getOrDefault(id, at.party())));
        var evidence = at.model().scorer().explain(at.party(), others);
        var own = StrongIds.of(at.party());
        var choices = new ArrayList<Choice>();
        for (int i = 0; i < list.size(); i++) {
            var other = StrongIds.of(others.get(i));
            boolean byRule = own.agrees(other) && !own.conflicts(other);
            choices.add(new Choice(list.get(i), others.get(i), evidence.get(i), byRule));
        }
        choices.sort(Comparator.comparing(Choice::byRule)
                .reversed()
                .thenComparing(
                        Comparator.comparingDouble((Choice c) -> c.evidence().totalBits())
                                .reversed())
                .thenComparingLong(Choice::record));
        return choices;
    }

    private static final class Tally {
        long records;
        long joins;
        long doubts;
    }

    /** The record at hand. */
    private record Case(long record, Party party, Models.Kept model) {

        NewJoin join(Choice choice) {
            return new NewJoin(
                    record,
                    choice.record(),
                    choice.byRule() ? "rule" : "linkage",
                    "",
                    Reasons.of(choice.byRule() ? "rule" : "model", choice.evidence(), party, choice.party()),
                    OptionalLong.of(model.modelId()));
        }

        Doubts.Raised doubt(Choice choice) {
            boolean first = record < choice.record();
            var evidence = first
                    ? Reasons.of("model", choice.evidence(), party, choice.party())
                    : Reasons.of("model", choice.evidence(), choice.party(), party);
            return new Doubts.Raised(record, choice.record(), model.modelId(), evidence);
        }
    }

    private record Choice(long record, Party party, Evidence evidence, boolean byRule) {

        boolean joins() {
            return evidence.zone() == Zone.JOIN && Corroboration.isIn(evidence);
        }

        boolean doubtful() {
            return evidence.zone() != Zone.APART && evidence.totalBits() >= FullRun.LEAST_DOUBT;
        }
    }

    private record Sight(
            List<Choice> choices, Map<Long, Long> customers, Map<Long, StrongIds> ids, Map<Long, Set<Long>> aparts) {

        boolean sameCustomer(long a, long b) {
            return customer(a) == customer(b);
        }

        boolean allowed(long a, long b) {
            return !ids.getOrDefault(customer(a), StrongIds.NONE)
                            .conflicts(ids.getOrDefault(customer(b), StrongIds.NONE))
                    && !aparts.getOrDefault(customer(a), Set.of()).contains(customer(b));
        }

        /** Follows a join that was made. */
        void merge(long a, long b) {
            long kept = Math.min(customer(a), customer(b));
            long joined = Math.max(customer(a), customer(b));
            customers.replaceAll((rec, customer) -> customer == joined ? kept : customer);
            ids.merge(kept, ids.getOrDefault(joined, StrongIds.NONE), StrongIds::with);
            var words = aparts.computeIfAbsent(kept, c -> new HashSet<>());
            words.addAll(aparts.getOrDefault(joined, Set.of()));
            aparts.values().forEach(set -> {
                if (set.contains(joined)) {
                    set.add(kept);
                }
            });
        }

        long customer(long rec) {
            return customers.getOrDefault(rec, -rec);
        }
    }
}
