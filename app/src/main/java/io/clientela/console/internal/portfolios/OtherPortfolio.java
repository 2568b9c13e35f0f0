package io.clientela.console.internal.portfolios;

/**
 * A portfolio into which another can go.
 *
 * @param size how many customers are in it
 */
public record OtherPortfolio(long portfolioId, String name, long size) {}
