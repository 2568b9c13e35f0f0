package io.clientela.measure;

/** An experiment was stopped, or its time is over; said in the transaction that writes it down. */
public record ExperimentOver(long experimentId) {}
