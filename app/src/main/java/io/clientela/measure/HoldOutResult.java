package io.clientela.measure;

import io.clientela.kernel.effect.Verdict;
import io.clientela.kernel.value.Interval;
import io.clientela.measure.ExperimentPlan.Counted;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What all initiatives brought together, as it was computed once: the customers who are not held out of all against those
 * who are.
 *
 * @param runId its number
 * @param holdOutId the hold-out from which on the same customers are held out
 * @param at when it was computed
 * @param by who asked for it
 * @param computed what came of it
 */
public record HoldOutResult(long runId, long holdOutId, Instant at, String by, Computed computed) {

    /**
     * What came of it.
     *
     * @param from the day from which on the same customers are held out
     * @param asOf up to which day, that day left out, the ledger was read
     * @param counted margin where the cost of most of net is known, else net
     * @param currency of the amounts, three letters; lines in others are left out
     * @param units whom it rests on
     * @param blocked why nothing is said, as a code: {@code broken-exposure}, {@code sample-ratio-mismatch}, {@code
     *     empty-arm}, {@code too-few}; empty where something is
     * @param detail the figures behind it
     * @param effect what it says; null where nothing is said
     */
    public record Computed(
            LocalDate from,
            LocalDate asOf,
            Counted counted,
            String currency,
            Units units,
            String blocked,
            String detail,
            @Nullable Effect effect) {

        /** What all the others brought together more than they would have without any initiative. */
        public Optional<Interval> total() {
            return Optional.ofNullable(effect).map(known -> {
                var each = known.each();
                return new Interval(
                        each.low() * units.others(),
                        each.estimate() * units.others(),
                        each.high() * units.others(),
                        each.level());
            });
        }
    }

    /**
     * Whom it rests on.
     *
     * @param others customers who are not held out of all
     * @param held customers who are
     * @param broken customers of either who were exposed as one of the other since
     * @param costKnown the share of net with a known cost, from 0 to 1
     * @param fingerprint SHA-256 of customers, sides, outcomes and the time before, in hexadecimal
     */
    public record Units(long others, long held, long broken, double costKnown, String fingerprint) {}

    /**
     * What it says.
     *
     * @param each how much more one of the others brought, with the interval that holds at all looks at once
     * @param chance the p value, corrected for all looks, from 0 to 1
     */
    public record Effect(Interval each, double chance, Verdict verdict) {}
}
