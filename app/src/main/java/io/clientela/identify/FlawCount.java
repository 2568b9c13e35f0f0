package io.clientela.identify;

/**
 * How often one thing was wrong.
 *
 * @param reason the stable code, such as {@code not-a-date}
 * @param refused whether the part did not go in; else it is a remark
 * @param count how often
 * @param mended how many of them came in later, mended
 * @param dismissed how many of them a person set aside
 * @param example one place and detail
 */
public record FlawCount(String reason, boolean refused, long count, long mended, long dismissed, String example) {}
