package io.clientela.identify.internal.input;

import io.clientela.kernel.value.Flaw;
import io.clientela.kernel.value.Money;
import java.util.List;
import java.util.Optional;

/**
 * A part of the input that does not go in, kept so that it can be mended and tried again.
 *
 * @param flaw what is wrong and where
 * @param columns the column names of the raw row, empty for formats without columns
 * @param raw the raw row, cell by cell, or the one text of the refused element
 * @param amount what it would have added to the ledger, where that can be read: it counts as refused in the control
 *     totals
 */
public record Refusal(Flaw flaw, List<String> columns, List<String> raw, Optional<Money> amount) {

    public Refusal {
        columns = List.copyOf(columns);
        raw = List.copyOf(raw);
    }
}
