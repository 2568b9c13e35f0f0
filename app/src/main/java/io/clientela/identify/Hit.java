package io.clientela.identify;

/**
 * One answer of the search.
 *
 * @param customer the customer found
 * @param field the field that matched, such as {@code PHONE}, {@code DOCUMENT} or {@code CUSTOMER_ID}
 * @param matched the value that matched, as stated
 * @param near whether it matched only with a slip of the pen
 */
public record Hit(CustomerCard customer, String field, String matched, boolean near) {}
