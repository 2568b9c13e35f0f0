package io.clientela.interact.internal.reward;

import io.clientela.interact.Rewards;
import io.clientela.interact.TooFewPointsException;
import io.clientela.platform.Journal;
import io.clientela.platform.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Rewards in the database. The database itself keeps the ledger true: it refuses movements that do not balance, changes of
 * what is booked, and lots below nothing. Here the accounts of a customer are held while points are taken from them, so
 * that two redemptions at once find one after the other what there is.
 */
@Component
class RewardLedger implements Rewards {

    private static final Statements SQL = Statements.of("interact/rewards");

    private final JdbcClient database;
    private final ProgrammeStore programme;
    private final Journal journal;
    private final Clock clock;

    RewardLedger(JdbcClient database, ProgrammeStore programme, Journal journal, Clock clock) {
        this.database = database;
        this.programme = programme;
        this.journal = journal;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    @Override
    @Transactional(readOnly = true)
    public Balance balance(long customerId) {
        return balances(List.of(customerId)).getOrDefault(customerId, new Balance(0, 0, Optional.empty(), ""));
    }

    @Override
    public Map<Long, Balance> balances(Collection<Long> customerIds) {
        long[] customers = customerIds.stream().mapToLong(Long::longValue).toArray();
        var tiers = programme.tiersOf(customers, today());
        Map<Long, Balance> balances = new HashMap<>();
        database.sql(SQL.get("balances"))
                .param("customers", customers)
                .param("today", today())
                .query((ResultSet row) -> {
                    long customer = row.getLong("customer_id");
                    balances.put(
                            customer,
                            new Balance(
                                    row.getLong("points"),
                                    row.getLong("expiring"),
                                    Optional.ofNullable(row.getObject("expires_on", LocalDate.class)),
                                    tiers.getOrDefault(customer, "")));
                });
        return balances;
    }

    @Override
    @Transactional
    public Optional<Long> credit(long customerId, String occasion, long points, String reference, String who) {
        if (!OCCASIONS.contains(occasion) || points <= 0 || reference.isBlank()) {
            throw new IllegalArgumentException(
                    "no reward of " + points + " points for '" + occasion + "' by '" + reference + "'");
        }
        long record = recordOf(customerId);
        OptionalLong booked = move(new Move("CREDIT", occasion, reference, "", OptionalLong.empty(), who));
        if (booked.isEmpty()) {
            return Optional.empty();
        }
        long movement = booked.getAsLong();
        database.sql(SQL.get("open-account")).param("record", record).update();
        database.sql(SQL.get("credit"))
                .param("movement", movement)
                .param("record", record)
                .param("points", points)
                .param("expires", programme.expiryOf(today()))
                .update();
        house(movement, "ISSUED", -points);
        return Optional.of(movement);
    }

    @Override
    @Transactional
    public long redeem(long customerId, String what, long points, String reference, String who) {
        if (points <= 0 || what.isBlank() || reference.isBlank()) {
            throw new IllegalArgumentException("nothing to redeem: " + points + " points for '" + what + "'");
        }
        long smallest = programme.now().programme().smallest();
        if (points < smallest) {
            throw new IllegalArgumentException("redeems " + smallest + " points or more, not " + points);
        }
        lock(customerId);
        OptionalLong booked = move(new Move("REDEEM", "redeemed", reference, what, OptionalLong.empty(), who));
        if (booked.isEmpty()) {
            return database.sql(SQL.get("by-reference"))
                    .param("kind", "REDEEM")
                    .param("reference", reference)
                    .query(Long.class)
                    .single();
        }
        long has = balance(customerId).points();
        if (points > has) {
            throw new TooFewPointsException(has, points);
        }
        long movement = booked.getAsLong();
        database.sql(SQL.whole("take"))
                .param("movement", movement)
                .param("customer", customerId)
                .param("points", points)
                .param("today", today())
                .update();
        house(movement, "REDEEMED", points);
        note(who, "interact.reward-redeemed", customerId, Map.of("points", points, "what", what), "", movement);
        return movement;
    }

    @Override
    @Transactional
    public Optional<Long> reverse(long entryId, String why, String who) {
        var booked = database.sql(SQL.get("movement"))
                .param("movement", entryId)
                .query((row, n) -> new Found(
                        row.getString("kind"),
                        row.getString("occasion"),
                        row.getLong("customer_id"),
                        row.getBoolean("reversed")))
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("no entry " + entryId));
        if (!booked.reversible()) {
            throw new IllegalArgumentException("entry " + entryId + " is a " + booked.kind() + " and stays");
        }
        lock(booked.customerId());
        long missing = database.sql(SQL.get("short-lots"))
                .param("movement", entryId)
                .query(Long.class)
                .single();
        if (booked.reversed()) {
            return Optional.empty();
        }
        if (missing > 0) {
            throw new IllegalArgumentException("of the points of entry " + entryId + " " + missing + " were used");
        }
        OptionalLong back = move(new Move("REVERSE", "reversed", "", why, OptionalLong.of(entryId), who));
        back.ifPresent(movement -> {
            database.sql(SQL.get("reverse"))
                    .param("movement", movement)
                    .param("reversed", entryId)
                    .update();
            note(who, "interact.reward-reversed", booked.customerId(), Map.of("entry", entryId), why, movement);
        });
        return back.isPresent() ? Optional.of(back.getAsLong()) : Optional.empty();
    }

    @Override
    public List<Entry> entries(long customerId, int limit) {
        return database.sql(SQL.whole("entries"))
                .param("customer", customerId)
                .param("limit", limit)
                .query((row, n) -> entry(row))
                .list();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        var found = new Found(row.getString("kind"), row.getString("occasion"), 0, row.getBoolean("reversed"));
        return new Entry(
                row.getLong("movement_id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("day", LocalDate.class),
                found.occasion(),
                row.getLong("points"),
                row.getString("reference"),
                row.getString("what"),
                row.getString("by"),
                found.reversible() && !found.reversed());
    }

    private long recordOf(long customerId) {
        return database.sql(SQL.get("lowest-record"))
                .param("customer", customerId)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("no customer " + customerId));
    }

    private void lock(long customerId) {
        database.sql(SQL.get("lock"))
                .param("customer", customerId)
                .query(Long.class)
                .list();
    }

    /** Books the head of a movement; empty where its reference, or what it reverses, was booked before. */
    private OptionalLong move(Move move) {
        var booked = database.sql(SQL.get("move"))
                .param("kind", move.kind())
                .param("occasion", move.occasion())
                .param("reference", move.reference())
                .param("what", move.what())
                .param("day", today())
                .param("reverses", move.reverses().isPresent() ? move.reverses().getAsLong() : null)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", move.who())
                .query(Long.class)
                .optional();
        return booked.isPresent() ? OptionalLong.of(booked.get()) : OptionalLong.empty();
    }

    private void house(long movement, String kind, long points) {
        database.sql(SQL.get("house"))
                .param("movement", movement)
                .param("kind", kind)
                .param("points", points)
                .update();
    }

    private void note(String who, String what, long customerId, Object detail, String why, long movement) {
        journal.record(new Journal.Note(who, what, "customer:" + customerId, detail, why, "reward:" + movement));
    }

    private record Move(
            String kind, String occasion, String reference, String what, OptionalLong reverses, String who) {}

    private record Found(String kind, String occasion, long customerId, boolean reversed) {

        /** Redemptions, and what was credited one by one. */
        boolean reversible() {
            return kind.equals("REDEEM") || (kind.equals("CREDIT") && !occasion.equals("purchase"));
        }
    }
}
