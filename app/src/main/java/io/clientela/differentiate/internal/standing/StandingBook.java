package io.clientela.differentiate.internal.standing;

import io.clientela.differentiate.CustomerGroups.CustomerGroup;
import io.clientela.differentiate.Standing.Basis;
import io.clientela.differentiate.Standings.Sum;
import io.clientela.differentiate.internal.group.GroupStore;
import io.clientela.differentiate.internal.worth.SumErrors;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Keeps where each customer stands: all of them anew, or some by the limits that were drawn for all; one at a time. */
@Component
public class StandingBook {

    private static final Statements SQL = Statements.of("differentiate/standing");

    private final Looking looking;
    private final GroupStore groups;
    private final JdbcTemplate connections;
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Extras extras;
    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicLong changes = new AtomicLong();

    /** What is needed beside the database. */
    @Component
    record Extras(JsonMapper json, Clock clock, SumErrors errors) {}

    StandingBook(
            Looking looking,
            GroupStore groups,
            JdbcTemplate connections,
            TransactionTemplate transaction,
            Extras extras) {
        this.looking = looking;
        this.groups = groups;
        this.connections = connections;
        this.database = JdbcClient.create(connections);
        this.transaction = transaction;
        this.extras = extras;
    }

    /** A number that grows whenever a standing may have changed: answers from before are then worth nothing. */
    long changes() {
        return changes.get();
    }

    /**
     * What is kept of a look at all customers.
     *
     * @param valueRun the run of their values; null where there are none
     */
    record Result(
            Limits limits,
            Map<Basis, Integer> bases,
            int otherCurrency,
            Map<Integer, Sum> groups,
            @Nullable Long valueRun) {}

    /** Looks at all customers. @return how many; unknown where there is no picture */
    public Outcome<Integer> refresh() {
        turn.lock();
        try {
            return everybody();
        } finally {
            changes.incrementAndGet();
            turn.unlock();
        }
    }

    private Outcome<Integer> everybody() {
        return looking.look(null).map(seen -> {
            var limits = Limits.of(seen.customers());
            var identities = identities(seen.run());
            transaction.executeWithoutResult(status -> {
                merge(seen, limits, identities);
                sql("drop-others").update();
                keep(seen, limits, identities);
            });
            sql("analyze").update();
            return seen.customers().size();
        });
    }

    /** Looks at some customers, by the limits drawn for all; nothing happens before these were drawn. */
    public void refresh(Collection<Long> some) {
        turn.lock();
        try {
            some(some);
        } finally {
            changes.incrementAndGet();
            turn.unlock();
        }
    }

    private void some(Collection<Long> some) {
        var limits = limits();
        if (limits.isEmpty() || some.isEmpty()) {
            return;
        }
        if (looking.look(some) instanceof Outcome.Known<Looking.Seen> seen) {
            var identities = identities(seen.value().run());
            transaction.executeWithoutResult(status -> {
                merge(seen.value(), limits.get(), identities);
                sql("drop-some")
                        .param("ids", some.stream().mapToLong(Long::longValue).toArray())
                        .update();
            });
        }
    }

    private Optional<Limits> limits() {
        return sql("last-run")
                .query((row, n) -> extras.json()
                        .readValue(row.getString("result"), Result.class)
                        .limits())
                .optional();
    }

    private List<Integer> identities(Optional<Long> run) {
        return run.map(id ->
                        groups.read(id).stream().map(CustomerGroup::groupId).toList())
                .orElse(List.of());
    }

    private void merge(Looking.Seen seen, Limits limits, List<Integer> identities) {
        sql("make-incoming").update();
        connections.execute((ConnectionCallback<Boolean>) connection -> {
            copy(connection, seen, limits, identities);
            return true;
        });
        sql("merge").update();
    }

    private static void copy(Connection connection, Looking.Seen seen, Limits limits, List<Integer> identities)
            throws SQLException {
        try (var rows = new CopyText(connection, "incoming")) {
            var day = seen.day();
            for (var one : seen.customers()) {
                int group = one.group() < 0 ? -1 : identities.get(one.group());
                rows.add(one.customerId()).add(one.currency()).add(one.basis());
                rows.add(one.value()).add(one.low()).add(one.high()).add(one.needs());
                rows.addKnown(one.openNeeds())
                        .add(limits.tier(one))
                        .add(one.need(group))
                        .addKnown(group);
                if (one.bought()) {
                    rows.add(Limits.placed(limits.recency(), -one.recencyDays()));
                    rows.add(Limits.placed(limits.frequency(), one.purchaseDays()));
                    rows.add(Limits.placed(limits.amount(), one.spend()));
                } else {
                    rows.addKnown(-1).addKnown(-1).addKnown(-1);
                }
                rows.add(one.errorParts());
                rows.add(one.bought() ? day.minusDays(one.recencyDays()) : null).end();
            }
        }
    }

    private void keep(Looking.Seen seen, Limits limits, List<Integer> identities) {
        var customers = seen.customers();
        String currency = mainCurrency(customers);
        var bases = new EnumMap<Basis, Integer>(Basis.class);
        var sums = new SumsByGroup(currency, seen.valueRun().flatMap(extras.errors()::of));
        int others = 0;
        for (var one : customers) {
            bases.merge(Basis.valueOf(one.basis().toUpperCase(Locale.ROOT)), 1, Integer::sum);
            boolean counts = one.currency().equals(currency);
            others += one.bought() && !counts ? 1 : 0;
            if (one.group() >= 0) {
                sums.add(identities.get(one.group()), one);
            }
        }
        sql("add-run")
                .param("at", extras.clock().instant().atOffset(ZoneOffset.UTC))
                .param("day", seen.day())
                .param("customers", customers.size())
                .param("run", seen.run().orElse(null))
                .param("currency", currency)
                .param(
                        "result",
                        extras.json()
                                .writeValueAsString(new Result(
                                        limits,
                                        bases,
                                        others,
                                        sums.sums(),
                                        seen.valueRun().orElse(null))))
                .query(Long.class)
                .single();
    }

    private static String mainCurrency(List<Looked> customers) {
        var counts = new TreeMap<String, Integer>();
        customers.stream().filter(Looked::bought).forEach(one -> counts.merge(one.currency(), 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Comparator.comparingInt(Map.Entry<String, Integer>::getValue))
                .map(Map.Entry::getKey)
                .orElse("EUR");
    }

    private JdbcClient.StatementSpec sql(String name) {
        return database.sql(SQL.get(name));
    }
}
