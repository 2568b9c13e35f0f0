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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Adds values up, and what moved them. */
final class Added {

    private final Sum value = new Sum();
    private final Sum stake = new Sum();
    private final Map<Cause, Sum> moves = new EnumMap<>(Cause.class);

    /** A sum with what its interval needs. */
    private static final class Sum {

        private final double[] slopes = new double[Uncertainty.SLOPES];
        private long customers;
        private double sum;
        private double own;
        private boolean someBelow;

        void add(Valuation.Worth worth) {
            customers++;
            sum += worth.interval().estimate();
            own += worth.own();
            someBelow |= worth.interval().estimate() < 0;
            slope(worth, 1);
        }

        /** Adds a difference. What a customer has of his own is the error of one part, the same on both days. */
        void add(double change, Valuation.Worth now, Valuation.@Nullable Worth then) {
            customers++;
            sum += change;
            double root = Math.sqrt(now.own());
            slope(now, 1);
            if (then != null) {
                root -= Math.sqrt(then.own());
                slope(then, -1);
            }
            own += root * root;
        }

        void add(double change) {
            customers++;
            sum += change;
        }

        private void slope(Valuation.Worth worth, int sign) {
            for (int i = 0; i < slopes.length; i++) {
                slopes[i] += sign * worth.slope(i);
            }
        }

        Interval interval(Uncertainty uncertainty) {
            return uncertainty.sum(sum, slopes, own, someBelow);
        }

        Interval difference(Uncertainty uncertainty) {
            return uncertainty.difference(sum, slopes, own);
        }
    }

    /** @param atStake what he would be worth if he surely still were a customer; null where his silence is no warning */
    void add(Scored scored, @Nullable Moved moved, Valuation.@Nullable Worth atStake) {
        var worth = scored.worth();
        if (worth == null) {
            return;
        }
        value.add(worth);
        if (atStake != null) {
            stake.add(atStake);
        }
        if (moved != null) {
            of(moved.cause()).add(moved.change(), worth, moved.seen());
            if (moved.cause() != Cause.NEW) {
                of(Cause.LEARNED).add(moved.learned());
            }
        }
    }

    private Sum of(Cause cause) {
        return moves.computeIfAbsent(cause, missing -> new Sum());
    }

    /** The value of all that were added. */
    Interval value(Uncertainty uncertainty) {
        return value.interval(uncertainty);
    }

    /** What is at stake with those whose silence is a warning. */
    Interval stake(Uncertainty uncertainty) {
        return stake.interval(uncertainty);
    }

    /** What moved the value, in the order of the causes. What was learned is a change of the estimate: it has no interval. */
    List<Move> moves(Uncertainty uncertainty) {
        return Arrays.stream(Cause.values())
                .map(cause -> new Move(
                        cause,
                        of(cause).customers,
                        of(cause).sum,
                        cause == Cause.LEARNED
                                ? Optional.empty()
                                : Optional.of(of(cause).difference(uncertainty))))
                .toList();
    }
}
