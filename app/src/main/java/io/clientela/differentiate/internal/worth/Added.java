package io.clientela.differentiate.internal.worth;

import io.clientela.differentiate.ValueRun.Cause;
import io.clientela.differentiate.ValueRun.Move;
import io.clientela.kernel.lifetime.Uncertainty;
import io.clientela.kernel.lifetime.Valuation;
import io.clientela.kernel.value.Interval;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds values up, and what moved them. */
final class Added {

    private final double[] slopes = new double[Uncertainty.SLOPES];
    private double sum;
    private double own;
    private boolean someBelow;
    private double alive;
    private final Map<Cause, double[]> moves = new EnumMap<>(Cause.class);

    Added() {
        for (var cause : Cause.values()) {
            moves.put(cause, new double[2]);
        }
    }

    void add(Scored scored, @Nullable Moved moved) {
        alive += scored.alive().estimate();
        var worth = scored.worth();
        if (worth != null) {
            add(worth);
        }
        if (moved != null) {
            move(moved.cause(), moved.change());
            if (moved.cause() != Cause.NEW) {
                move(Cause.LEARNED, moved.learned());
            }
        }
    }

    private void add(Valuation.Worth worth) {
        sum += worth.interval().estimate();
        own += worth.own();
        someBelow |= worth.interval().estimate() < 0;
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] += worth.slope(i);
        }
    }

    private void move(Cause cause, double change) {
        moves.computeIfPresent(cause, (same, sums) -> {
            sums[0]++;
            sums[1] += change;
            return sums;
        });
    }

    /** The value of all that were added. */
    Interval value(Uncertainty uncertainty) {
        return uncertainty.sum(sum, slopes, own, someBelow);
    }

    /** How many of them are expected to be customers still. */
    double alive() {
        return alive;
    }

    /** What moved the value, in the order of the causes. */
    List<Move> moves() {
        return Arrays.stream(Cause.values())
                .map(cause -> {
                    double[] sums = moves.getOrDefault(cause, new double[2]);
                    return new Move(cause, Math.round(sums[0]), sums[1]);
                })
                .toList();
    }
}
