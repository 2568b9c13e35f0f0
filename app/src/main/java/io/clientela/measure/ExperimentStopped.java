package io.clientela.measure;

/** An experiment was stopped; published in the transaction that writes it down, so that what waits for it is stopped with it. */
public record ExperimentStopped(long experimentId) {}
