package io.clientela.differentiate.internal.standing;

import io.clientela.differentiate.internal.worth.ErrorParts;
import org.jspecify.annotations.Nullable;

/**
 * What the picture tells of one customer.
 *
 * @param basis {@code worth}, {@code margin}, {@code spend} or {@code none}
 * @param value NaN where there is none
 * @param low NaN where the value has no interval
 * @param high NaN where the value has no interval
 * @param group the number of his group in the run in force, -1 without one
 * @param openNeeds -1 where unknown
 * @param taste the category on which most is spent, empty without one
 * @param recencyDays -1 for one who never bought
 * @param errorParts what the error of a sum with his value needs; null where the value has no interval
 */
record Looked(
        long customerId,
        String currency,
        String basis,
        double value,
        double low,
        double high,
        double needs,
        int group,
        int openNeeds,
        String taste,
        int recencyDays,
        int purchaseDays,
        double spend,
        @Nullable ErrorParts errorParts) {

    boolean hasValue() {
        return !Double.isNaN(value);
    }

    boolean bought() {
        return recencyDays >= 0;
    }

    /** What he needs, as portfolios are split by it: his group, else his taste. */
    String need(int groupId) {
        if (!bought()) {
            return "-";
        }
        return groupId >= 0 ? "g:" + groupId : "t:" + taste;
    }
}
