package io.clientela.demo.internal;

/** The kinds of customers. */
enum Kind {
    RESTAURANT(.112, 6.0),
    HOTEL(.034, 6.5),
    BAR(.066, 4.5),
    FARMHOUSE(.034, 4.5),
    CATERER(.010, 6.5),
    RETAILER(.072, 9.0),
    PUBLIC(.008, 5.0),
    PERSON(.664, 2.3);

    /** The share of all customers. */
    final double share;

    /** Mean number of lines of a purchase beyond the first. */
    final double moreLines;

    Kind(double share, double moreLines) {
        this.share = share;
        this.moreLines = moreLines;
    }

    /** Whether a firm (or a body) and no private person. */
    boolean firm() {
        return this != PERSON;
    }

    /** How this kind buys. */
    Habits habits() {
        return Habits.of(this);
    }
}
