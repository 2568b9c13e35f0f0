package io.clientela.differentiate.internal.analysis;

import io.clientela.differentiate.AsOf;
import io.clientela.differentiate.internal.picture.PictureQuestions;
import io.clientela.differentiate.internal.worth.SumErrors;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.Columnar.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
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

    /** For so long the end of the process waits for an analysis. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration LONG = Duration.ofMillis(250);

    private final PictureQuestions picture;
    private final Clock clock;
    private final StampedAnswers<Object, Kept> kept = new StampedAnswers<>(MOST);
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

    /** How an answer is computed from the picture and from what is brought beside it. */
    @FunctionalInterface
    interface SessionComputation<T> {
        Outcome<T> from(Session session, AsOf asOf) throws SQLException;
    }

    private record Kept(Object answer, Duration took) {}

    private record Now(String stamp, LocalDate day) {}

    /**
     * The answer to a question.
     *
     * @param key the question; equal keys have equal answers on the same picture
     */
    <T> Outcome<T> answer(Object key, Computation<T> computation) {
        return answerBeside(key, (session, asOf) -> computation.from(session.connection(), asOf));
    }

    /** The answer to a question that brings something beside the picture; equal keys as before. */
    <T> Outcome<T> answerBeside(Object key, SessionComputation<T> computation) {
        Outcome<T> answer = picture.askSession(session -> {
            var now = now(session.connection());
            var before = kept.look(key);
            if (before != null && before.from(now.stamp())) {
                return cast(before.answer().answer());
            }
            if (before != null && before.answer().took().compareTo(LONG) > 0) {
                renew(key, computation);
                return cast(before.answer().answer());
            }
            return compute(key, computation, session, now);
        });
        return answer;
    }

    private <T> Outcome<T> compute(Object key, SessionComputation<T> computation, Session session, Now now)
            throws SQLException {
        var started = System.nanoTime();
        var answer = computation.from(session, new AsOf(clock.instant(), now.day()));
        kept.keep(key, now.stamp(), new Kept(answer, Duration.ofNanos(System.nanoTime() - started)));
        return answer;
    }

    private <T> void renew(Object key, SessionComputation<T> computation) {
        if (renewed.add(key)) {
            later(() -> {
                try {
                    picture.askSession(session -> compute(key, computation, session, now(session.connection())));
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
                    if (background.isShutdown()) {
                        LOG.debug("an analysis ended with the process", e);
                    } else {
                        LOG.warn("an analysis could not be computed ahead", e);
                    }
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

    @SuppressWarnings("unchecked") // what was kept under a key is what its computation gave
    private static <T> Outcome<T> cast(Object answer) {
        return (Outcome<T>) answer;
    }

    /** Gives up what waits and lets end what is computed: the engine is closed after this. */
    @Override
    public void close() {
        background.shutdownNow();
        try {
            if (!background.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("an analysis is computed still while the process ends");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
