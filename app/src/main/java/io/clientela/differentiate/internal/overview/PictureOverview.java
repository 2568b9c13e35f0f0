package io.clientela.differentiate.internal.overview;

import io.clientela.differentiate.Overview;
import io.clientela.differentiate.ValueRun;
import io.clientela.differentiate.internal.picture.PictureChanged;
import io.clientela.differentiate.internal.picture.PictureQuestions;
import io.clientela.kernel.value.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The glance, kept until picture or values change. Where computing it takes long, readers get the one that stands while a
 * new one is computed beside them.
 */
@Component
class PictureOverview implements Overview {

    private static final Logger LOG = LoggerFactory.getLogger(PictureOverview.class);

    /** What takes no longer than this is computed while the reader waits. */
    private static final Duration QUICK = Duration.ofMillis(150);

    private final PictureQuestions picture;
    private final JdbcClient database;
    private final JsonMapper json;
    private final Clock clock;
    private final AtomicLong changes = new AtomicLong();
    private final AtomicBoolean computing = new AtomicBoolean();
    private volatile @Nullable Kept kept;

    PictureOverview(PictureQuestions picture, JdbcClient database, JsonMapper json, Clock clock) {
        this.picture = picture;
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** A glance, and of what: so many changes of the picture, and a run of values. */
    private record Kept(Glance glance, long changes, long run, Duration took) {}

    @EventListener
    void changed(PictureChanged event) {
        changes.incrementAndGet();
    }

    @Override
    public Outcome<Glance> glance() {
        var standing = kept;
        long run = latestRun();
        if (standing != null && standing.changes() == changes.get() && standing.run() == run) {
            return new Outcome.Known<>(standing.glance());
        }
        if (standing == null || standing.took().compareTo(QUICK) <= 0) {
            return compute(run);
        }
        beside();
        return new Outcome.Known<>(standing.glance());
    }

    private void beside() {
        if (computing.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("overview").start(this::renew);
        }
    }

    private void renew() {
        try {
            compute(latestRun());
        } catch (RuntimeException e) {
            LOG.warn("the overview could not be computed", e);
        } finally {
            computing.set(false);
        }
    }

    private Outcome<Glance> compute(long run) {
        long of = changes.get();
        long began = System.nanoTime();
        var coming = coming(run);
        var glance = picture.ask(connection -> GlanceReader.read(connection, coming, clock.instant()));
        var took = Duration.ofNanos(System.nanoTime() - began);
        kept = glance instanceof Outcome.Known<Glance> known ? new Kept(known.value(), of, run, took) : null;
        return glance;
    }

    private long latestRun() {
        return database.sql(GlanceReader.SQL.get("runs")).query(Long.class).single();
    }

    private Optional<Coming> coming(long run) {
        return database.sql(GlanceReader.SQL.get("run")).param("runId", run).query(String.class).optional().stream()
                .map(detail -> json.readValue(detail, ValueRun.class))
                .flatMap(known -> known.fitted().stream().flatMap(fitted -> coming(known, fitted).stream()))
                .findFirst();
    }

    private static Optional<Coming> coming(ValueRun run, ValueRun.Fitted fitted) {
        return fitted.totals()
                .value()
                .map(value -> new Coming(
                        run.question().asOf(),
                        run.question().before(),
                        run.question().horizonDays(),
                        run.input().basis().margin(),
                        value,
                        fitted.totals().valueBefore(),
                        fitted.choice().backtests().stream().findFirst()));
    }
}
