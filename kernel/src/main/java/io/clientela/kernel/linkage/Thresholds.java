package io.clientela.kernel.linkage;

/**
 * The limits of the three zones and the errors that the model expects of them (Fellegi and Sunter 1969: link, possible link, non-link).
 *
 * @param joinFromBits pairs with at least this total are joined
 * @param askFromBits pairs with at least this total, below {@code joinFromBits}, are for a person to decide
 * @param falseJoins the share of wrong pairs expected among those joined
 * @param missedJoins the share of true pairs expected below {@code askFromBits}
 */
public record Thresholds(double joinFromBits, double askFromBits, double falseJoins, double missedJoins) {

    public Thresholds {
        if (!(askFromBits <= joinFromBits)) {
            throw new IllegalArgumentException("ask from " + askFromBits + " is above join from " + joinFromBits);
        }
    }

    /** The zone of a pair with the given total weight in bits. */
    public Zone zone(double totalBits) {
        if (totalBits >= joinFromBits) {
            return Zone.JOIN;
        }
        return totalBits >= askFromBits ? Zone.ASK : Zone.APART;
    }
}
