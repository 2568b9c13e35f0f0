package io.clientela.demo;

import io.clientela.kernel.value.Money;

/**
 * What an initiative of the demo firm truly brought: kept beside the files, never imported.
 *
 * @param name of the initiative
 * @param treated how many true customers were treated
 * @param orders how many orders they made because of it
 * @param net what these orders add to the ledger, without tax
 */
public record DemoEffect(String name, int treated, int orders, Money net) {

    /** The net that it brought from one treated customer, in the mean; 0 where nobody was treated. */
    public double each() {
        return treated == 0 ? 0 : net.amount().doubleValue() / treated;
    }
}
