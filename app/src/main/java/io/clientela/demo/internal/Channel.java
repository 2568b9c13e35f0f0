package io.clientela.demo.internal;

/** The ways by which the firm sells; each keeps its own books. */
enum Channel {
    /** Invoices of the wholesale office. */
    INVOICE("fatture"),
    /** Orders that the agents take at the customer's. */
    AGENT("agenti"),
    /** The cash desk of the shop in town. */
    SHOP("cassa"),
    /** The web shop. */
    WEB("negozio-online");

    /** The name of the source. */
    final String source;

    Channel(String source) {
        this.source = source;
    }
}
