package io.clientela.kernel.lifetime;

/**
 * How far a score looks ahead.
 *
 * @param length in the unit of the histories, 0 or more
 * @param discountRate continuous, for one unit of time, 0 or more: a purchase after u units counts e^(−rate · u)
 */
public record Horizon(double length, double discountRate) {

    public Horizon {
        if (!(length >= 0 && length <= 1e6)) {
            throw new IllegalArgumentException("not a horizon from 0 to 1e6 units: " + length);
        }
        if (!(discountRate >= 0 && discountRate <= 10)) {
            throw new IllegalArgumentException("not a discount rate from 0 to 10 for a unit: " + discountRate);
        }
    }

    /** A number of days ahead, discounted by a yearly rate (0.1 for 10 %), in the given unit. */
    public static Horizon ofDays(int days, double yearlyRate, Unit unit) {
        return new Horizon(unit.of(days), Math.log1p(yearlyRate) * unit.days() / 365.25);
    }
}
