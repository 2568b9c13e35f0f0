package io.clientela.demo.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One document of the wholesale office before it is written as FatturaPA.
 *
 * @param number its number
 * @param type TD01, TD24, TD04, or TD07 for a simplified invoice
 * @param date its date
 * @param buyer who bought
 * @param lines the lines, with positive quantities also on a credit note
 * @param corrects the number and the date of the invoice that a credit note corrects
 * @param net what it adds to the ledger, in cents, negative for a credit note
 */
record InvoiceText(
        String number,
        String type,
        LocalDate date,
        Customer buyer,
        List<SaleLine> lines,
        Optional<Reference> corrects,
        long net) {

    /** Another document. */
    record Reference(String number, LocalDate date) {}

    /** Whether a simplified invoice. */
    boolean simplified() {
        return type.equals("TD07");
    }

    /** Whether the buyer is a public body. */
    boolean toPublicBody() {
        return buyer.kind() == Kind.PUBLIC;
    }

    /** The same document with other lines. */
    InvoiceText with(List<SaleLine> other) {
        return new InvoiceText(number, type, date, buyer, other, corrects, net);
    }
}
