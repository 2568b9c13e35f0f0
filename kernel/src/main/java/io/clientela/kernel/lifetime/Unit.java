package io.clientela.kernel.lifetime;

/** The unit of time in which a model counts. Scores do not depend on it; alpha and beta do. */
public enum Unit {
    DAY(1),
    WEEK(7);

    private final int days;

    Unit(int days) {
        this.days = days;
    }

    /** The number of days in the unit. */
    public int days() {
        return days;
    }

    /** A number of days in this unit. */
    public double of(int numberOfDays) {
        return (double) numberOfDays / days;
    }
}
