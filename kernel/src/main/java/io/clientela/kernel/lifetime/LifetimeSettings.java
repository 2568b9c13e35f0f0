package io.clientela.kernel.lifetime;

import java.util.List;

/**
 * How a report is made.
 *
 * @param unit in which the models count time
 * @param horizonDays how far scores look ahead, 1 or more
 * @param yearlyDiscount what a purchase loses in worth by a year's wait, such as 0.1; 0 or more
 * @param level of all intervals, above 0 and below 1
 * @param models the models to choose among; one alone is taken as it is
 * @param threads the number of platform threads; results do not depend on it
 */
public record LifetimeSettings(
        Unit unit, int horizonDays, double yearlyDiscount, double level, List<ModelKind> models, int threads) {

    public LifetimeSettings {
        models = List.copyOf(models);
        if (horizonDays < 1 || horizonDays > 36_500) {
            throw new IllegalArgumentException("not a horizon from 1 to 36500 days: " + horizonDays);
        }
        if (!(yearlyDiscount >= 0 && yearlyDiscount < 10)) {
            throw new IllegalArgumentException("not a yearly discount from 0 to 10: " + yearlyDiscount);
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("not a level between 0 and 1: " + level);
        }
        if (models.isEmpty()) {
            throw new IllegalArgumentException("no model");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads);
        }
    }

    /** Weeks, a year ahead, 10 % a year, 95 %, all models, on the given number of threads. */
    public static LifetimeSettings standard(int threads) {
        return new LifetimeSettings(Unit.WEEK, 365, 0.1, 0.95, List.of(ModelKind.values()), threads);
    }
}
