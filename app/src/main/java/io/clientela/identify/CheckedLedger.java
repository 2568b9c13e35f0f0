package io.clientela.identify;

import java.time.Instant;
import java.util.List;

/**
 * Whether the ledger added up at a moment.
 *
 * @param at when all of its lines were added up
 * @param currencies the sums of each currency, the one of most lines first
 */
public record CheckedLedger(Instant at, List<LedgerCheck> currencies) {

    public CheckedLedger {
        currencies = List.copyOf(currencies);
    }

    /** Whether every currency adds up. */
    public boolean holds() {
        return currencies.stream().allMatch(LedgerCheck::holds);
    }
}
