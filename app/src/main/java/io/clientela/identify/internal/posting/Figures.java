package io.clientela.identify.internal.posting;

import java.math.BigDecimal;

/** The figures of decimal numbers. */
final class Figures {

    private Figures() {}

    /**
     * The number without its decimal point, with its sign: 12.30 is 1230. Makes no object on the way.
     *
     * @param number of at most 18 figures
     */
    static long of(BigDecimal number) {
        return number.scaleByPowerOfTen(number.scale()).longValue();
    }
}
