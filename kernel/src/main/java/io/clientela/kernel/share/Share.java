package io.clientela.kernel.share;

import io.clientela.kernel.value.Interval;

/**
 * The share of what a customer could spend that he spends here: own / max(own, total). Nobody spends more here than in all,
 * so a total below what he spends here counts as that.
 */
public final class Share {

    private Share() {}

    /**
     * The share with its interval: the larger the total, the smaller the share.
     *
     * @param own what he spends here, 0 or more
     * @param total what he could spend in all, above 0
     */
    public static Interval of(double own, Interval total) {
        if (!(own >= 0) || !(total.low() > 0)) {
            throw new IllegalArgumentException(own + " of " + total);
        }
        return new Interval(
                own / Math.max(own, total.high()),
                own / Math.max(own, total.estimate()),
                own / Math.max(own, total.low()),
                total.level());
    }

    /** What is left to grow, with its interval: total - own, and never below nothing. */
    public static Interval room(double own, Interval total) {
        return new Interval(
                Math.max(0, total.low() - own),
                Math.max(0, total.estimate() - own),
                Math.max(0, total.high() - own),
                total.level());
    }
}
