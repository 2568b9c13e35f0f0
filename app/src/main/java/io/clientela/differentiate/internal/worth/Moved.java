package io.clientela.differentiate.internal.worth;

import io.clientela.differentiate.ValueRun.Cause;
import io.clientela.kernel.lifetime.Purchases;
import io.clientela.kernel.lifetime.Valuation;
import io.clientela.kernel.value.Outcome;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Why the value of one customer moved since the day that is looked back to.
 *
 * @param cause the cause
 * @param before his value on that day as it was seen then
 * @param learned his value on that day as the models of now see it, less before
 * @param change his value now, less that of that day as the models of now see it
 * @param since what he spent since
 * @param expected what he was expected to spend
 * @param seen his value on that day as the models of now see it; null for one who had not bought by then
 */
record Moved(
        Cause cause,
        double before,
        double learned,
        double change,
        double since,
        double expected,
        Valuation.@Nullable Worth seen) {

    /** The chance to be a customer still below which one who bought nothing is counted among the lost. */
    private static final double LIKELY = 0.5;

    /** Looks back. */
    static final class Look {

        private final Valuation then;
        private final Valued.Seen seen;
        private final Purchases purchases;
        private final int day;
        private final int[] places;

        private Look(Valuation then, Valued.Seen seen, Valued.Before before, int customers) {
            var observation = before.then().observation();
            this.then = then;
            this.seen = seen;
            this.purchases = observation.purchases();
            this.day = observation.until().epochDay();
            this.places = new int[customers];
            Arrays.fill(places, -1);
            for (int place = 0; place < observation.size(); place++) {
                places[observation.customer(place)] = place;
            }
        }

        /** Looks back from what was computed; unknown where there are no values then or now. */
        static Outcome<Look> of(Valued valued) {
            return switch (valued.before()) {
                case Outcome.Unknown<Valued.Before> none -> new Outcome.Unknown<>(none.reason(), none.detail());
                case Outcome.Known<Valued.Before> known -> of(known.value(), valued);
            };
        }

        private static Outcome<Look> of(Valued.Before before, Valued valued) {
            int customers = valued.now().observation().purchases().customers();
            return switch (before.values()) {
                case Outcome.Unknown<Valuation> none -> new Outcome.Unknown<>(none.reason(), none.detail());
                case Outcome.Known<Valuation> then ->
                    before.seen()
                            .<Outcome<Look>>map(
                                    seen -> new Outcome.Known<>(new Look(then.value(), seen, before, customers)))
                            .orElseGet(() -> new Outcome.Unknown<>("no-spend", "spend cannot be said now"));
            };
        }

        /**
         * Why the value of a customer moved.
         *
         * @param customer his place among all
         * @param value his value now
         * @param alive the chance that he still is a customer
         */
        Moved at(int customer, double value, double alive) {
            int place = places[customer];
            int[] days = purchases.days(customer);
            double[] amounts = purchases.amounts(customer);
            int bought = 0;
            double since = 0;
            for (int i = days.length - 1; i >= 0 && days[i] > day; i--) {
                bought++;
                since += amounts[i];
            }
            if (place < 0) {
                return new Moved(Cause.NEW, 0, 0, value, since, 0, null);
            }
            double before = then.value(place).estimate();
            var worth = seen.values().worth(place);
            double reseen = worth.interval().estimate();
            double expected = seen.quarter().expectedPurchases(place)
                    * seen.values().spend(place).estimate();
            var cause = bought > 0
                    ? since >= expected ? Cause.MORE : Cause.LESS
                    : alive < LIKELY ? Cause.LOST : Cause.SILENT;
            return new Moved(cause, before, reseen - before, value - reseen, since, expected, worth);
        }
    }
}
