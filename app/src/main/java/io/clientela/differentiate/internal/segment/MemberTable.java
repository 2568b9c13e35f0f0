package io.clientela.differentiate.internal.segment;

import io.clientela.differentiate.Segment;
import io.clientela.differentiate.Segment.Member;
import io.clientela.identify.Page;
import io.clientela.platform.CursorException;
import io.clientela.platform.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Who belongs to which segment, from when to when, in PostgreSQL. */
@Component
class MemberTable {

    private static final Statements SQL = SegmentTable.SQL;
    private static final int CHUNK = 10_000;
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    MemberTable(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /**
     * Who enters and who leaves a segment.
     *
     * @param version the version of the rule that says so; where another one counts by now, nobody moves
     * @param ended why those who leave do
     */
    record Move(long segment, int version, String ended, List<Long> enter, List<Long> leave) {

        Move {
            enter = List.copyOf(enter);
            leave = List.copyOf(leave);
        }

        boolean isEmpty() {
            return enter.isEmpty() && leave.isEmpty();
        }
    }

    /** Moves customers in one transaction. @return the new revision of each segment in which somebody moved */
    Map<Long, Long> move(Collection<Move> moves, Collection<Long> checked, Instant at) {
        return Objects.requireNonNull(transactions.execute(status -> {
            var revisions = new HashMap<Long, Long>();
            for (var move : moves) {
                if (!move.isEmpty()) {
                    move(move, at).ifPresent(revision -> revisions.put(move.segment(), revision));
                }
            }
            jdbc.sql(SQL.get("checked"))
                    .param(
                            "segments",
                            checked.stream().mapToLong(Long::longValue).toArray())
                    .param("at", SegmentTable.at(at))
                    .update();
            return revisions;
        }));
    }

    private Optional<Long> move(Move move, Instant at) {
        var stands = jdbc.sql(SQL.get("lock"))
                .param("segment", move.segment())
                .query((row, n) -> row.getBoolean("archived") || row.getInt("version") != move.version()
                        ? -1L
                        : row.getLong("revision"))
                .single();
        if (stands < 0) {
            return Optional.empty();
        }
        long more = 0;
        for (var chunk : chunks(move.leave())) {
            more -= statement("leave", move, at)
                    .param("customers", chunk)
                    .param("ended", move.ended())
                    .update();
        }
        for (var chunk : chunks(move.enter())) {
            var returned = jdbc.sql(SQL.get("return"))
                    .param("segment", move.segment())
                    .param("customers", chunk)
                    .query(Long.class)
                    .list();
            more += returned.size();
            if (!returned.isEmpty()) {
                jdbc.sql(SQL.get("disinherit"))
                        .param("segment", move.segment())
                        .param("customers", chunk)
                        .update();
            }
            more += statement("enter", move, at)
                    .param("customers", chunk)
                    .param("version", move.version())
                    .update();
        }
        for (var chunk : chunks(move.leave())) {
            statement("inherit", move, at).param("customers", chunk).update();
        }
        statement("moved", move, at).param("more", more).update();
        return Optional.of(stands + 1);
    }

    private JdbcClient.StatementSpec statement(String name, Move move, Instant at) {
        return jdbc.sql(SQL.get(name)).param("segment", move.segment()).param("at", SegmentTable.at(at));
    }

    private static List<long[]> chunks(List<Long> ids) {
        return IntStream.range(0, (ids.size() + CHUNK - 1) / CHUNK)
                .mapToObj(i -> ids.subList(i * CHUNK, Math.min(ids.size(), (i + 1) * CHUNK)).stream()
                        .mapToLong(Long::longValue)
                        .toArray())
                .toList();
    }

    /** Lets all members go, in the transaction of the caller. */
    void end(long segment, String ended, Instant at) {
        jdbc.sql(SQL.get("end-all"))
                .param("segment", segment)
                .param("ended", ended)
                .param("at", SegmentTable.at(at))
                .update();
        jdbc.sql(SQL.get("emptied"))
                .param("segment", segment)
                .param("at", SegmentTable.at(at))
                .update();
    }

    /** To which segments some customers belong: customers by segment. */
    Map<Long, Set<Long>> present(Collection<Long> customers) {
        var present = new HashMap<Long, Set<Long>>();
        jdbc.sql(SQL.get("present-of"))
                .param(
                        "customers",
                        customers.stream().mapToLong(Long::longValue).toArray())
                .query(row -> {
                    present.computeIfAbsent(row.getLong("segment_id"), id -> new HashSet<>())
                            .add(row.getLong("customer_id"));
                });
        return present;
    }

    Page<Member> members(
            long segment, Segment.Show show, Instant from, Instant to, Optional<String> cursor, int limit) {
        var before = cursor.map(MemberTable::place).orElse(new Place(LATEST, Long.MAX_VALUE));
        var statement = jdbc.sql(SQL.get(
                        switch (show) {
                            case PRESENT -> "members-now";
                            case ENTERED -> "members-entered";
                            case LEFT -> "members-left";
                        }))
                .param("segment", segment)
                .param("before", SegmentTable.at(before.time()))
                .param("beforeCustomer", before.customer())
                .param("limit", limit + 1);
        if (show != Segment.Show.PRESENT) {
            statement = statement.param("start", SegmentTable.at(from)).param("end", SegmentTable.at(to));
        }
        var rows = statement.query((row, n) -> member(row)).list();
        var shown = rows.subList(0, Math.min(limit, rows.size()));
        return new Page<>(shown, rows.size() > limit ? Optional.of(cursor(shown.getLast(), show)) : Optional.empty());
    }

    private record Place(Instant time, long customer) {}

    private static String cursor(Member last, Segment.Show show) {
        var time = show == Segment.Show.LEFT ? last.until().orElseThrow() : last.since();
        return time + "_" + last.customer();
    }

    private static Place place(String cursor) {
        return CursorException.read(cursor, text -> {
            int cut = text.lastIndexOf('_');
            return new Place(Instant.parse(text.substring(0, cut)), Long.parseLong(text.substring(cut + 1)));
        });
    }

    private static Member member(ResultSet row) throws SQLException {
        return new Member(
                row.getLong("customer_id"),
                row.getInt("version"),
                SegmentTable.time(row, "since").orElseThrow(),
                SegmentTable.time(row, "until"),
                Objects.requireNonNullElse(row.getString("ended"), ""));
    }

    Segment.Moves moves(long segment, Instant from, Instant to) {
        return new Segment.Moves(count("count-entered", segment, from, to), count("count-left", segment, from, to));
    }

    private long count(String name, long segment, Instant from, Instant to) {
        return jdbc.sql(SQL.get(name))
                .param("segment", segment)
                .param("start", SegmentTable.at(from))
                .param("end", SegmentTable.at(to))
                .query(Long.class)
                .single();
    }

    Map<Long, Segment.Moves> movesSince(Instant since) {
        var moves = new HashMap<Long, Segment.Moves>();
        jdbc.sql(SQL.get("moves-since")).param("since", SegmentTable.at(since)).query(row -> {
            moves.put(row.getLong("segment_id"), new Segment.Moves(row.getLong("entered"), row.getLong("departed")));
        });
        return moves;
    }

    List<Segment.Size> sizes(long segment, ZoneId zone) {
        return jdbc.sql(SQL.get("sizes"))
                .param("segment", segment)
                .param("zone", zone.getId())
                .query((row, n) -> new Segment.Size(row.getObject("day", LocalDate.class), row.getLong("members")))
                .list();
    }

    List<Segment.Membership> of(long customer) {
        return jdbc.sql(SQL.get("of-customer"))
                .param("customer", customer)
                .query((row, n) -> new Segment.Membership(
                        row.getLong("segment_id"),
                        row.getString("name"),
                        row.getBoolean("archived"),
                        new Member(
                                customer,
                                row.getInt("version"),
                                SegmentTable.time(row, "since").orElseThrow(),
                                SegmentTable.time(row, "until"),
                                Objects.requireNonNullElse(row.getString("ended"), ""))))
                .list();
    }
}
