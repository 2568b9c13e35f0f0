package io.clientela.identify.internal.joining;

import io.clientela.identify.internal.joining.Forest.Edge;
import io.clientela.platform.Statements;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes joins and takes them back. Works in the transaction of the caller; cards and journal are the caller's.
 *
 * <p>The state is always that of {@link Forest}: a join of two customers gives the records of the one with the higher
 * number to the one with the lower; an undo computes both sides anew.
 */
@Component
final class JoinBook {

    private static final int CHUNK = 5_000;

    private final Statements sql = Statements.of("identify/joins");
    private final JdbcClient jdbc;
    private final Clock clock;

    JoinBook(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What was done.
     *
     * @param joins the numbers of the joins made, in order
     * @param customers the customers touched
     */
    record Done(List<Long> joins, Set<Long> customers) {}

    /** Waits until no other change of the joins is under way. */
    void lock() {
        jdbc.sql(sql.get("lock")).query((rs, n) -> 0).list();
    }

    /** Makes joins in order; one between two records that are one customer already is left out. */
    Done join(List<NewJoin> wanted) {
        var joins = new ArrayList<Long>();
        var touched = new TreeSet<Long>();
        for (int from = 0; from < wanted.size(); from += CHUNK) {
            var chunk = wanted.subList(from, Math.min(wanted.size(), from + CHUNK));
            var done = joinChunk(chunk);
            joins.addAll(done.joins());
            touched.addAll(done.customers());
        }
        return new Done(joins, touched);
    }

    private Done joinChunk(List<NewJoin> wanted) {
        var members = members(wanted);
        var rows = new JoinRows();
        var touched = new TreeSet<Long>();
        var moved = new HashMap<Long, Long>();
        for (var join : wanted) {
            long ca = members.customerOf(join.a());
            long cb = members.customerOf(join.b());
            if (ca != cb) {
                long kept = Math.min(ca, cb);
                long joined = Math.max(ca, cb);
                rows.add(join, kept, joined, ca == kept, members.of(joined));
                members.of(joined).forEach(rec -> moved.put(rec, kept));
                members.move(joined, kept);
                touched.add(kept);
                touched.add(joined);
            }
        }
        if (rows.isEmpty()) {
            return new Done(List.of(), touched);
        }
        var ids = ids(rows.size());
        rows.write(jdbc, sql, ids, now());
        assign(moved);
        return new Done(ids, touched);
    }

    /**
     * Takes joins back.
     *
     * @return the customers touched
     */
    Set<Long> undo(Collection<Long> joinIds, String by, String why) {
        if (joinIds.isEmpty()) {
            return Set.of();
        }
        var touched = new TreeSet<>(customersOfJoins(joinIds));
        jdbc.sql(sql.get("undo"))
                .param("ids", longs(joinIds))
                .param("at", now())
                .param("by", by)
                .param("why", why)
                .update();
        return settle(touched);
    }

    /**
     * Puts a record back that was taken out of its customer: the joins that went hold again, and those that were made in
     * their stead go.
     *
     * @return the customers touched, none where it was not taken out, or something else of it was undone since
     */
    Set<Long> putBack(long recordId, String by) {
        var gone = new ArrayList<Gone>();
        jdbc.sql(sql.get("taken-out")).param("record", recordId).query(rs -> {
            gone.add(new Gone(
                    new Edge(rs.getLong("join_id"), rs.getLong("record_a"), rs.getLong("record_b")),
                    rs.getObject("undone_at", OffsetDateTime.class),
                    rs.getString("undone_by")));
        });
        if (gone.isEmpty()) {
            return Set.of();
        }
        var instead = jdbc.sql(sql.get("made-instead"))
                .param("by", gone.getFirst().by())
                .param("since", gone.getFirst().at())
                .param(
                        "records",
                        gone.stream()
                                .mapToLong(one -> one.edge().a() == recordId
                                        ? one.edge().b()
                                        : one.edge().a())
                                .toArray())
                .query(Long.class)
                .list();
        var ids = gone.stream().map(one -> one.edge().joinId()).toList();
        var touched = new TreeSet<>(customersOfJoins(ids));
        jdbc.sql(sql.get("restore")).param("ids", longs(ids)).update();
        gone.forEach(one -> liftPair(one.edge().a(), one.edge().b(), by));
        touched.addAll(settle(touched));
        touched.addAll(undo(instead, by, "put-back"));
        return touched;
    }

    /** A join that was undone. */
    private record Gone(Edge edge, OffsetDateTime at, String by) {}

    /** Gives the records of some customers to whom they belong by the joins that hold; tells all customers touched. */
    private Set<Long> settle(Set<Long> of) {
        var touched = new TreeSet<>(of);
        var customers = longs(touched);
        var homes = new HashMap<Long, Long>();
        var before = new HashMap<Long, Long>();
        jdbc.sql(sql.get("homes")).param("customers", customers).query(rs -> {
            homes.put(rs.getLong("record_id"), rs.getLong("home"));
            before.put(rs.getLong("record_id"), rs.getLong("customer_id"));
        });
        var after = Forest.customers(homes, edges(customers));
        touched.addAll(after.values());
        after.entrySet().removeIf(e -> e.getValue().equals(before.get(e.getKey())));
        assign(after);
        return touched;
    }

    /** Remembers that two records are two customers. */
    void setApart(long a, long b, String by, String why, @Nullable Long joinId) {
        jdbc.sql(sql.get("set-apart"))
                .param("a", a)
                .param("b", b)
                .param("at", now())
                .param("by", by)
                .param("why", why)
                .param("joinId", joinId)
                .update();
    }

    /**
     * Takes back that records of two customers are apart.
     *
     * @return the pairs that were apart
     */
    List<Edge> liftApart(long left, long right, String by) {
        return jdbc.sql(sql.get("lift-apart"))
                .param("left", left)
                .param("right", right)
                .param("at", now())
                .param("by", by)
                .query((rs, n) -> new Edge(0, rs.getLong("record_a"), rs.getLong("record_b")))
                .list();
    }

    /** Remembers that pairs are no longer apart because of a join: undone, it gives them back. */
    void liftedFor(List<Edge> pairs, long joinId) {
        jdbc.sql(sql.get("lifted-for"))
                .param("joinId", joinId)
                .param("lefts", pairs.stream().mapToLong(Edge::a).toArray())
                .param("rights", pairs.stream().mapToLong(Edge::b).toArray())
                .update();
    }

    /** Makes the pairs apart again that a join had made one customer. */
    void giveBackAparts(long joinId) {
        jdbc.sql(sql.get("give-back-aparts")).param("joinId", joinId).update();
    }

    /** Takes back that two records are apart. */
    void liftPair(long a, long b, String by) {
        jdbc.sql(sql.get("lift-pair"))
                .param("a", a)
                .param("b", b)
                .param("at", now())
                .param("by", by)
                .update();
    }

    /** The joins that rest on a record and are not undone. */
    List<Edge> incident(long recordId) {
        return jdbc.sql(sql.get("incident"))
                .param("record", recordId)
                .query((rs, n) -> new Edge(rs.getLong("join_id"), rs.getLong("record_a"), rs.getLong("record_b")))
                .list();
    }

    /** The customers of some records. */
    Map<Long, Long> customersOf(Collection<Long> records) {
        var customers = new HashMap<Long, Long>();
        jdbc.sql(sql.get("customers-of")).param("records", longs(records)).query(rs -> {
            customers.put(rs.getLong("record_id"), rs.getLong("customer_id"));
        });
        return customers;
    }

    /** The records of a customer in order. */
    List<Long> recordsOf(long customerId) {
        return jdbc.sql(sql.get("members"))
                .param("records", new long[0])
                .param("customers", new long[] {customerId})
                .query((rs, n) -> rs.getLong("record_id"))
                .list();
    }

    private Set<Long> customersOfJoins(Collection<Long> joinIds) {
        return new TreeSet<>(jdbc.sql(sql.get("customers-of-joins"))
                .param("ids", longs(joinIds))
                .query(Long.class)
                .list());
    }

    private List<Edge> edges(long[] customers) {
        return jdbc.sql(sql.get("edges"))
                .param("customers", customers)
                .query((rs, n) -> new Edge(rs.getLong("join_id"), rs.getLong("record_a"), rs.getLong("record_b")))
                .list();
    }

    private Members members(List<NewJoin> wanted) {
        var records = new TreeSet<Long>();
        wanted.forEach(join -> {
            records.add(join.a());
            records.add(join.b());
        });
        var members = new Members();
        jdbc.sql(sql.get("members"))
                .param("records", longs(records))
                .param("customers", new long[0])
                .query(rs -> {
                    members.add(rs.getLong("record_id"), rs.getLong("customer_id"));
                });
        return members;
    }

    private List<Long> ids(int count) {
        return jdbc.sql(sql.get("join-ids"))
                .param("count", count)
                .query(Long.class)
                .list();
    }

    private void assign(Map<Long, Long> customers) {
        if (customers.isEmpty()) {
            return;
        }
        var records = new TreeSet<>(customers.keySet());
        jdbc.sql(sql.get("assign"))
                .param("records", longs(records))
                .param(
                        "customers",
                        records.stream()
                                .mapToLong(rec -> customers.getOrDefault(rec, 0L))
                                .toArray())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static long[] longs(Collection<Long> values) {
        return values.stream().mapToLong(Long::longValue).toArray();
    }

    /** The records of the customers at hand, as they are after the joins so far. */
    private static final class Members {

        private final Map<Long, Long> customerOf = new HashMap<>();
        private final Map<Long, List<Long>> recordsOf = new HashMap<>();

        void add(long rec, long customer) {
            customerOf.put(rec, customer);
            recordsOf.computeIfAbsent(customer, c -> new ArrayList<>()).add(rec);
        }

        long customerOf(long rec) {
            var customer = customerOf.get(rec);
            if (customer == null) {
                throw new IllegalArgumentException("no record " + rec);
            }
            return customer;
        }

        List<Long> of(long customer) {
            return recordsOf.getOrDefault(customer, List.of());
        }

        void move(long from, long to) {
            for (long rec : of(from)) {
                customerOf.put(rec, to);
            }
            recordsOf.computeIfAbsent(to, c -> new ArrayList<>()).addAll(of(from));
            recordsOf.remove(from);
        }
    }
}
