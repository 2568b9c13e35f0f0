package io.clientela.differentiate;

/**
 * How value is computed.
 *
 * @param horizonDays how far it looks ahead, from 28 to 3650 days
 * @param yearlyDiscount what a year's wait costs, such as 0.1 for 10 %; from 0 to 1
 */
public record WorthSettings(int horizonDays, double yearlyDiscount) {

    /** A year ahead, at 10 %: what holds until somebody sets otherwise, as the database begins with it. */
    public static final WorthSettings USUAL = new WorthSettings(365, 0.1);

    public WorthSettings {
        if (horizonDays < 28 || horizonDays > 3650) {
            throw new IllegalArgumentException("not a horizon from 28 to 3650 days: " + horizonDays);
        }
        if (!(yearlyDiscount >= 0 && yearlyDiscount <= 1)) {
            throw new IllegalArgumentException("not a yearly discount from 0 to 1: " + yearlyDiscount);
        }
    }
}
