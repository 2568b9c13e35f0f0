package io.clientela.identify.internal.posting;

/** An import was cancelled or failed after it had brought something in: what follows an import is owed. */
public record CutShort() {}
