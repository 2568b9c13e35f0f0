package io.clientela.kernel.effect;

/**
 * Two arms of customers: those who are treated and those who are held out.
 *
 * @param treated how many are treated, at least 1
 * @param held how many are held out, at least 1
 */
public record Arms(long treated, long held) {

    public Arms {
        if (treated < 1 || held < 1) {
            throw new IllegalArgumentException("an empty arm: " + treated + " treated, " + held + " held out");
        }
    }

    /**
     * So many customers split in two.
     *
     * @param customers at least 2
     * @param heldShare the share that is held out, above 0 and below 1; each arm has one customer at least
     */
    public static Arms of(long customers, double heldShare) {
        if (customers < 2 || !(heldShare > 0 && heldShare < 1)) {
            throw new IllegalArgumentException(customers + " customers, " + heldShare + " held out");
        }
        long held = Math.clamp(Math.round(customers * heldShare), 1, customers - 1);
        return new Arms(customers - held, held);
    }
}
