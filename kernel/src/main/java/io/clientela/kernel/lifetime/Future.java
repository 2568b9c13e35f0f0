package io.clientela.kernel.lifetime;

/** What a customer who is still one at the age T buys from then on. Depends on his frequency and age alone. */
interface Future {

    /** The places in the results of {@link #at}: value, then the derivatives by the four parameters. */
    int EXPECTED = 0;

    int SECOND_MOMENT = 5;
    int DISCOUNTED = 6;
    int SIZE = 11;

    /**
     * The expected number of purchases in the horizon, its second moment, and the expected number discounted continuously.
     *
     * @param horizon in the unit of time, 0 or more
     * @param discount the continuous rate for one unit of time, 0 or more
     * @param out is filled with {@link #SIZE} numbers
     */
    void at(int frequency, double age, double horizon, double discount, double[] out);

    /** P(more than j purchases in the horizon), for j = 0, 1, … until it is below 1e-9. */
    double[] exceeding(int frequency, double age, double horizon);
}
