package io.clientela.differentiate;

import io.clientela.kernel.value.Outcome;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * How unequally net or margin is spread over customers.
 *
 * @param asOf from when it is
 * @param of what is spread
 * @param customers of whom the amount is known
 * @param total what they bring in all
 * @param unknown customers of whom it is not known
 * @param unknownNet what these bought
 * @param below customers who cost more than they bring
 * @param lost what these bring, below zero
 * @param gini the Gini coefficient
 * @param curve the hundredths of customers, those who bring most first; hundredths without anybody are left out
 */
public record Concentration(
        AsOf asOf,
        Of of,
        long customers,
        BigDecimal total,
        long unknown,
        BigDecimal unknownNet,
        long below,
        BigDecimal lost,
        Outcome<Double> gini,
        List<Hundredth> curve) {

    public Concentration {
        curve = List.copyOf(curve);
    }

    /** What is spread. */
    public enum Of {
        NET,
        MARGIN;

        /** As it stands in addresses. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A hundredth of the customers.
     *
     * @param percent from 1, those who bring most, to 100
     * @param customers how many
     * @param amount what they bring
     */
    public record Hundredth(int percent, long customers, BigDecimal amount) {}

    /**
     * Some hundredths together.
     *
     * @param from the first one
     * @param to the last one
     */
    public record Band(int from, int to, long customers, BigDecimal amount) {}

    /** The hundredths from one to another. */
    public Band band(int from, int to) {
        long people = 0;
        var amount = BigDecimal.ZERO;
        for (var hundredth : curve) {
            if (hundredth.percent() >= from && hundredth.percent() <= to) {
                people += hundredth.customers();
                amount = amount.add(hundredth.amount());
            }
        }
        return new Band(from, to, people, amount);
    }
}
