package io.clientela.differentiate.internal.analysis;

import io.clientela.differentiate.AsOf;
import io.clientela.differentiate.internal.picture.PictureQuestions;
import io.clientela.differentiate.internal.worth.SumErrors;
import io.clientela.kernel.value.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Answers of analyses, kept until the picture changes. One that takes long to compute is still given when the picture has
 * changed, with its age, while it is computed anew in the background.
 */
@Component
class KeptAnswers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KeptAnswers.class);
    private static final AnalysisSql SQL = new AnalysisSql("concentration");
    private static final int MOST = 200;
    private static final Duration LONG = Duration.ofMillis(250);

    private final PictureQuestions picture;
    private final Clock clock;
    private final Map<Object, Kept> kept = new LinkedHashMap<>(16, 0.75f, /* accessOrder= */ true);
    private final Set<Object> renewed = ConcurrentHashMap.newKeySet();
    private final ExecutorService background = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("analyses").factory());

    KeptAnswers(PictureQuestions picture, Clock clock) {
        this.picture = picture;
        this.clock = clock;
    }

    /** How an answer is computed from the picture. */
    @FunctionalInterface
    interface Computation<T> {
        Outcome<T> from(Connection picture, AsOf asOf) throws SQLException;
    }

    private record Kept(String stamp, Object answer, Duration took) {}

    private record Now(String stamp, LocalDate day) {}

    /**
     * The answer to a question.
     *
     * @param key the question; equal keys have equal answers on the same picture
     */
    <T> Outcome<T> answer(Object key, Computation<T> computation) {
        Outcome<T> answer = picture.ask(connection -> {
            var now = now(connection);
            var before = look(key);
            if (before != null && before.stamp().equals(now.stamp())) {
                return cast(before.answer());
            }
            if (before != null && before.took().compareTo(LONG) > 0) {
                renew(key, computation);
                return cast(before.answer());
            }
            return compute(key, computation, connection, now);
        });
        return answer;
    }

    private <T> Outcome<T> compute(Object key, Computation<T> computation, Connection connection, Now now)
            throws SQLException {
        var started = System.nanoTime();
        var answer = computation.from(connection, new AsOf(clock.instant(), now.day()));
        keep(key, new Kept(now.stamp(), answer, Duration.ofNanos(System.nanoTime() - started)));
        return answer;
    }

    private <T> void renew(Object key, Computation<T> computation) {
        if (renewed.add(key)) {
            later(() -> {
                try {
                    picture.ask(connection -> compute(key, computation, connection, now(connection)));
                } finally {
                    renewed.remove(key);
                }
            });
        }
    }

    /** Does some work after what is in the background already. */
    void later(Runnable work) {
        try {
            background.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException e) {
                    LOG.warn("an analysis could not be computed ahead", e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("nothing is computed ahead any more", e);
        }
    }

    private static Now now(Connection picture) throws SQLException {
        long run = SumErrors.standing(picture).orElse(0L);
        return SQL.rows(
                        picture,
                        "now",
                        Map.of(),
                        row -> new Now(row.getString("stamp") + "|" + run, row.getObject("day", LocalDate.class)))
                .getFirst();
    }

    private synchronized @Nullable Kept look(Object key) {
        return kept.get(key);
    }

    private synchronized void keep(Object key, Kept answer) {
        kept.put(key, answer);
        for (var first = List.copyOf(kept.keySet()).iterator(); kept.size() > MOST; ) {
            kept.remove(first.next());
        }
    }

    @SuppressWarnings("unchecked") // what was kept under a key is what its computation gave
    private static <T> Outcome<T> cast(Object answer) {
        return (Outcome<T>) answer;
    }

    @Override
    public void close() {
        background.shutdownNow();
    }
}
