package io.clientela.identify.internal.input.table;

/** What the rows of a table are. */
public enum TableKind {
    /** Lines of orders, invoices or receipts. */
    SALES,
    /** People and companies. */
    CONTACTS,
    /** Products, with their costs where known. */
    PRODUCTS
}
