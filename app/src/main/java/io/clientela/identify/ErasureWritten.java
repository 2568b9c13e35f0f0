package io.clientela.identify;

/**
 * A customer is erased and that is committed: rooms take the freed rows out of their files, too. Heard on the thread of the
 * erasure, outside any transaction.
 */
public record ErasureWritten(long customerId) {}
