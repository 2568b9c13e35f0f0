package io.clientela.identify.internal.joining;

import io.clientela.identify.Evidence;
import java.util.OptionalLong;

/**
 * A join that is to be made.
 *
 * @param a one record
 * @param b the other record
 * @param by a person, {@code linkage} or {@code rule}
 * @param why what the person said, may be empty
 * @param model the model that weighed it, if one did
 */
record NewJoin(long a, long b, String by, String why, Evidence evidence, OptionalLong model) {}
