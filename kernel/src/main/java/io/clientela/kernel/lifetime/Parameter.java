package io.clientela.kernel.lifetime;

/**
 * One parameter of a fitted model.
 *
 * @param name as in the papers: r, alpha, a, b, s, beta, p, q, gamma
 * @param estimate above 0
 * @param standardError of the estimate, by the delta method from its logarithm; 0 where the estimate rests on a bound
 * @param bound whether the estimate rests on the bound of what is searched
 */
public record Parameter(String name, double estimate, double standardError, boolean bound) {}
