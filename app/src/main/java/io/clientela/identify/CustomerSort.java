package io.clientela.identify;

/** In which order a list of customers stands; equal ones stand by number. Absent values stand last. */
public enum CustomerSort {
    /** By shown name, A to Z. */
    NAME,
    /** By net in the main currency, highest first. */
    NET,
    /** By last purchase, latest first. */
    LAST_PURCHASE,
    /** By first purchase, latest first. */
    FIRST_PURCHASE,
    /** By number of purchases, highest first. */
    PURCHASES,
    /** By number, newest first. */
    NEWEST
}
