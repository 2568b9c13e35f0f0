package io.clientela.demo.internal;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * One purchase, or a return.
 *
 * @param id its place in the order of making, from 0
 * @param channel the way it was sold
 * @param time when
 * @param customer who bought, empty for those whom nobody knows
 * @param lines what was bought
 * @param corrects the sale that this return belongs to
 * @param byCard whether the loyalty card was shown
 */
record Sale(
        int id,
        Channel channel,
        LocalDateTime time,
        Optional<Customer> customer,
        List<SaleLine> lines,
        Optional<Sale> corrects,
        boolean byCard) {

    /** The sum of the lines without tax, in cents. */
    long net() {
        return lines.stream().mapToLong(SaleLine::net).sum();
    }

    /** The sum of the lines with tax, in cents. */
    long gross() {
        return lines.stream().mapToLong(SaleLine::gross).sum();
    }
}
