package io.clientela.identify;

/**
 * An import ended and left something in the ledger or the records. Records that linkage has not looked at yet are found
 * by {@code NOT linked}.
 *
 * @param importId the import
 * @param documents documents posted, new versions included
 * @param records records that are new or whose values changed
 * @param products products or articles that are new or changed
 */
public record PurchasesRecorded(long importId, long documents, long records, long products) {}
