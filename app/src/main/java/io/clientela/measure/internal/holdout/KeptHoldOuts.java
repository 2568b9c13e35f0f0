package io.clientela.measure.internal.holdout;

import io.clientela.kernel.effect.ArmShares;
import io.clientela.kernel.effect.Assignment;
import io.clientela.measure.HoldOuts;
import io.clientela.platform.Journal;
import io.clientela.platform.Statements;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The lasting hold-out as rows of a table that only grows. */
@Component
public class KeptHoldOuts implements HoldOuts {

    private static final Statements SQL = Statements.of("measure/exposures");
    private static final ArmShares ALL = ArmShares.of(Map.of("all", ArmShares.WHOLE));
    private static final double MOST = 0.5;
    private static final String KEY = "hold-out-";

    private final JdbcClient database;
    private final Journal journal;
    private final Clock clock;

    KeptHoldOuts(JdbcClient database, Journal journal, Clock clock) {
        this.database = database;
        this.journal = journal;
        this.clock = clock;
    }

    /** Tells who is held out: those whose place lies below the share. */
    public record Holding(Assignment hash, int places) {

        /** Whether a customer is. */
        public boolean holds(long customerId) {
            return places > 0 && hash.place(Long.toString(customerId)) < places;
        }
    }

    /** Who is held out now. */
    public Holding holding() {
        return holding(now());
    }

    /** Who is held out by one. */
    public static Holding holding(HoldOut one) {
        return new Holding(new Assignment(one.key(), ALL), places(one.share()));
    }

    private static int places(double share) {
        return (int) Math.round(share * ArmShares.WHOLE);
    }

    @Override
    public HoldOut now() {
        return read(1).stream().findFirst().orElseGet(() -> new HoldOut(0, KEY + 1, 0, Instant.EPOCH, "", ""));
    }

    @Override
    public Optional<HoldOut> since() {
        Optional<HoldOut> since = Optional.empty();
        for (var one : read(Integer.MAX_VALUE)) {
            if (since.isPresent() && !same(one, since.get())) {
                break;
            }
            since = Optional.of(one);
        }
        return since.filter(one -> one.share() > 0);
    }

    private static boolean same(HoldOut one, HoldOut other) {
        return one.key().equals(other.key()) && places(one.share()) == places(other.share());
    }

    @Override
    public List<HoldOut> history() {
        return read(100);
    }

    private List<HoldOut> read(int limit) {
        return database.sql(SQL.get("hold-outs"))
                .param("limit", limit)
                .query((row, n) -> new HoldOut(
                        row.getLong("hold_out_id"),
                        row.getString("key"),
                        row.getDouble("share"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("by"),
                        row.getString("why")))
                .list();
    }

    @Override
    @Transactional
    public HoldOut set(double share, boolean anew, String who, String why) {
        if (!(share >= 0 && share <= MOST)) {
            throw new IllegalArgumentException("share cannot be " + share);
        }
        database.sql(SQL.get("lock-hold-out")).update();
        var before = now();
        String key = anew ? KEY + (1 + Math.max(1, keys())) : before.key();
        database.sql(SQL.get("add-hold-out"))
                .param("key", key)
                .param("share", share)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", who)
                .param("why", why)
                .query(Long.class)
                .single();
        journal.record(new Journal.Note(
                who,
                "measure.hold-out-set",
                "hold-out:" + key,
                Map.of("before", before.share(), "after", share, "key", key),
                why,
                ""));
        return now();
    }

    private int keys() {
        return database.sql(SQL.get("keys")).query(Integer.class).single();
    }

    @Override
    public boolean holds(long customerId) {
        return holding().holds(customerId);
    }

    @Override
    public Count count() {
        var now = now();
        return database.sql(SQL.get("count-held"))
                .param("key", now.key())
                .param("places", places(now.share()))
                .query((row, n) -> new Count(row.getLong("customers"), row.getLong("held")))
                .single();
    }
}
