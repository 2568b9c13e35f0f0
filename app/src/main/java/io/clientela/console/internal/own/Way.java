package io.clientela.console.internal.own;

import io.clientela.interact.OwnIdentities;

/**
 * An identity by which a customer comes in, as his page shows it.
 *
 * @param called how its provider is called, in his language
 */
public record Way(OwnIdentities.Bound identity, String called) {}
