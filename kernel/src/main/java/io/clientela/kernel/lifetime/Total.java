package io.clientela.kernel.lifetime;

import io.clientela.kernel.value.Interval;

/**
 * A sum over customers.
 *
 * @param customers how many
 * @param expectation the expected sum, with the interval that the uncertainty of the parameters leaves: it does not shrink
 *     with the number of customers
 * @param outcome the same sum with the interval in which the real one is expected: the customers' own chance is added
 */
public record Total(long customers, Interval expectation, Interval outcome) {}
