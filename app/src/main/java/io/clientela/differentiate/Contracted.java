package io.clientela.differentiate;

import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.time.LocalDate;

/**
 * An article that a customer buys as by contract, and what is to come of it, in the survival form of contracts (Fader and Hardie
 * 2007, 2010).
 *
 * @param article its key
 * @param name of the article
 * @param currency of all amounts
 * @param asOf the last day that is known
 * @param periodDays from one renewal to the next
 * @param renewals how many periods he has stayed
 * @param lastOn the day of the last renewal
 * @param left whether he has been silent for more than one and a half periods: then he has left
 * @param amount what a renewal brings in the mean, without tax
 * @param customers of the article
 * @param future what is to come; unknown with {@code left} where he has left, {@code nobody-left} where nobody ever did
 */
public record Contracted(
        String article,
        String name,
        String currency,
        LocalDate asOf,
        int periodDays,
        int renewals,
        LocalDate lastOn,
        boolean left,
        double amount,
        long customers,
        Outcome<Future> future) {

    /**
     * What is to come of a contract.
     *
     * @param next the chance that he renews once more
     * @param periods the renewals expected within the horizon, later ones counting less
     * @param value what they leave to the firm, discounted
     * @param horizonDays how far it looks ahead
     */
    public record Future(Interval next, Interval periods, Interval value, int horizonDays) {}
}
