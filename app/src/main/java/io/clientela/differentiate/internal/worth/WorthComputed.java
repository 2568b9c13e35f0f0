package io.clientela.differentiate.internal.worth;

/** The table {@code picture.worth} was written anew, and is committed. */
public record WorthComputed() {}
