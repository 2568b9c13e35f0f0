package io.clientela.identify.internal.input.table;

/** Turns the rows of one table into records, one after the other. */
interface Records {

    /** Takes a row; it is not kept. */
    void take(Row row);

    /** Hands on what is still in the making. */
    void finish();
}
