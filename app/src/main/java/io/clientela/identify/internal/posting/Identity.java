package io.clientela.identify.internal.posting;

/**
 * What the record of a person or firm is known by, and what it says now. Made by the reading thread.
 *
 * @param text a mark of the kind of identifier and the identifier
 * @param key the fingerprint of the source and of that text
 * @param content the fingerprint of all values that are stated
 */
record Identity(String text, Key key, Key content) {}
