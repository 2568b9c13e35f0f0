package io.clientela.interact;

import java.time.Instant;
import java.util.Optional;

/**
 * A customer wants to be left alone for a time; published in the transaction that writes it down.
 *
 * @param until empty: until he says otherwise
 */
public record ContactPaused(long customerId, Optional<Instant> until) {}
