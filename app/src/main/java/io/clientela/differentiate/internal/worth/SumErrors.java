package io.clientela.differentiate.internal.worth;

import io.clientela.differentiate.ValueRun;
import io.clientela.differentiate.internal.picture.PictureQuestions;
import io.clientela.kernel.lifetime.Uncertainty;
import io.clientela.kernel.value.Interval;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The interval of a sum of values over any customers. All values share the parameters of the models, so their errors go
 * together: what is added up beside the values are their {@link #PARTS} parts of error, the slopes by the parameters and then
 * the variance that each value has of its own.
 */
@Component
public class SumErrors {

    /** The slopes and the variance of its own. */
    static final int PARTS = Uncertainty.SLOPES + 1;

    private final ValueRuns runs;
    private final AtomicReference<@Nullable Kept> kept = new AtomicReference<>();

    SumErrors(ValueRuns runs) {
        this.runs = runs;
    }

    /** What was last asked for; a run never changes. */
    private record Kept(long runId, Optional<Uncertainty> uncertainty) {}

    /** The run whose values stand in the picture; empty where there are none. */
    public static Optional<Long> standing(Connection picture) throws SQLException {
        return WorthWatch.Standing.read(picture).map(WorthWatch.Standing::runId);
    }

    /** Whether the picture holds values with their parts of error. */
    public static boolean valued(Connection picture) throws SQLException {
        return PictureQuestions.holds(picture, "worth") && PictureQuestions.holds(picture, "worth_more");
    }

    /** What a run leaves unsure; empty where it has no values or there is no such run. */
    public Optional<Uncertainty> of(long runId) {
        var last = kept.get();
        if (last != null && last.runId() == runId) {
            return last.uncertainty();
        }
        var found = runs.run(runId).flatMap(SumErrors::of);
        kept.set(new Kept(runId, found));
        return found;
    }

    static Optional<Uncertainty> of(ValueRun run) {
        var covariance = run.fitted().map(ValueRun.Fitted::covariance).orElseGet(java.util.List::of);
        return covariance.isEmpty()
                ? Optional.empty()
                : Optional.of(new Uncertainty(
                        covariance.stream()
                                .map(line -> line.stream()
                                        .mapToDouble(Double::doubleValue)
                                        .toArray())
                                .toArray(double[][]::new),
                        run.question().level()));
    }

    /**
     * The interval of a sum of values.
     *
     * @param sum of the values
     * @param parts the sums of their parts of error
     * @param someBelow whether one of the values is below 0
     */
    static Interval interval(Uncertainty uncertainty, double sum, double[] parts, boolean someBelow) {
        if (parts.length != PARTS) {
            throw new IllegalArgumentException(parts.length + " parts of error");
        }
        return uncertainty.sum(sum, Arrays.copyOf(parts, Uncertainty.SLOPES), parts[Uncertainty.SLOPES], someBelow);
    }

    /** Parts of error as the databases give them; empty where a part is missing. */
    static Optional<double[]> parts(@Nullable Array summed) throws SQLException {
        if (summed == null) {
            return Optional.empty();
        }
        var parts = new double[PARTS];
        var values = (Object[]) summed.getArray();
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] instanceof Number part)) {
                return Optional.empty();
            }
            parts[i] = part.doubleValue();
        }
        return values.length == PARTS ? Optional.of(parts) : Optional.empty();
    }
}
