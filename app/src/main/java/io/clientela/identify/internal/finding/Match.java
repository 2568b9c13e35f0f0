package io.clientela.identify.internal.finding;

/**
 * A customer that was found.
 *
 * @param field the field that matched, such as {@code PHONE}; {@code DOCUMENT} or {@code CUSTOMER_ID}
 * @param matched the value that matched
 * @param near whether it matched only with a slip of the pen
 */
public record Match(long customerId, String field, String matched, boolean near) {}
