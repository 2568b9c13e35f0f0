package io.clientela.interact;

/** A customer uses his right not to be contacted; published in the transaction that writes it down. */
public record ContactRefused(long customerId) {}
