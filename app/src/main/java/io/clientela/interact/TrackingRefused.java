package io.clientela.interact;

/** A customer uses his right not to be tracked; published in the transaction that writes it down. */
public record TrackingRefused(long customerId) {}
