package io.clientela.console.internal.security;

import io.clientela.organize.Right;

/** What one must have to open an address. */
public sealed interface Need {

    /** Nothing. */
    record Nothing() implements Need {}

    /** To be signed in, with whatever role; or to show a good API key, for the API. */
    record Entry() implements Need {}

    /** A right. */
    record Holding(Right right) implements Need {}

    /** To be a customer who came in by a link to his own page. */
    record Customer() implements Need {}

    /** Open to everybody. */
    Need NOTHING = new Nothing();

    /** Open to all who came in. */
    Need ENTRY = new Entry();

    /** Open to customers, each of whom sees his own. */
    Need CUSTOMER = new Customer();

    /** Open to those who have a right. */
    static Need of(Right right) {
        return new Holding(right);
    }
}
