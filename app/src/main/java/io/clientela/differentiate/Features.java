package io.clientela.differentiate;

import io.clientela.kernel.value.Outcome;

/** The features of customers, as the picture has them. */
public interface Features {

    /**
     * How a customer buys; unknown with the reason {@code none} or {@code elsewhere} where there is no picture, and with
     * {@code nothing-bought} where it knows no line of the customer.
     */
    Outcome<Habits> of(long customerId);

    /** The purchase history of every customer who ever bought; unknown where there is no picture. */
    Outcome<Histories> histories();
}
