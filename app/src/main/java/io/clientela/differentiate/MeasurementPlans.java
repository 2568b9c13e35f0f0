package io.clientela.differentiate;

import io.clientela.kernel.effect.Detectable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How comparisons in portfolios are planned: by it each portfolio says whether it is large enough to measure what is planned
 * (R22). All plans are kept; one can go back to any.
 */
public interface MeasurementPlans {

    /** The plan that counts. */
    Planned now();

    /** What was planned, the latest first. */
    List<Planned> history(int limit);

    /** Plans otherwise from now on; what portfolios come to is counted anew for its number of days. */
    void plan(Plan plan, String who, String why);

    /** Plans again what was planned then; 0 for the usual plan. Empty where there is no such number. */
    Optional<Plan> back(long id, String who, String why);

    /**
     * A plan that somebody made.
     *
     * @param id its number; 0 for the usual plan, which nobody made
     * @param at when; the epoch for number 0
     * @param by who; empty for number 0
     */
    record Planned(long id, Plan plan, Instant at, String by, String why) {}

    /**
     * A plan.
     *
     * @param days how long a comparison runs: from 7 to 366
     * @param held the share of customers who are held out, from 0.02 to 0.9
     * @param effect the rise of the share of buyers that is to be seen, as a share of the base rate, from 0.01 to 10
     * @param significance the chance to see an effect where there is none, from 0.001 to 0.2
     * @param power the chance to see the effect where there is one, from 0.5 to 0.99
     */
    record Plan(int days, double held, double effect, double significance, double power) {

        /** A month, half against half, a rise by half, 5 % and 80 %. */
        public static final Plan USUAL = new Plan(30, 0.5, 0.5, 0.05, 0.8);

        public Plan {
            within("days", days, 7, 366);
            within("held", held, 0.02, 0.9);
            within("effect", effect, 0.01, 10);
            within("significance", significance, 0.001, 0.2);
            within("power", power, 0.5, 0.99);
        }

        private static void within(String name, double value, double least, double most) {
            if (!(value >= least && value <= most)) {
                throw new IllegalArgumentException(name + " cannot be " + value);
            }
        }

        /** What such a comparison can show. */
        public Detectable detectable() {
            return new Detectable(significance, power);
        }
    }
}
