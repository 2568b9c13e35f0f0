package io.clientela.differentiate.internal.census;

import io.clientela.identify.CustomerFilter;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Which lines a question is about.
 *
 * @param everyLine whether it is about all lines of a document if about any
 * @param heads which ways and months
 * @param places which places of customers
 * @param products which products
 * @param days in which days
 * @param customer this customer alone
 * @param departments which departments
 */
@SuppressWarnings("ArrayRecordComponent") // read only
record Selection(
        boolean everyLine,
        boolean[] heads,
        boolean[] places,
        boolean[] products,
        Days days,
        Optional<Long> customer,
        boolean[] departments) {

    private static final LocalDate ORIGIN = LocalDate.of(1, 1, 1);

    /**
     * Days since the year 1.
     *
     * @param none whether nothing is wanted at all
     */
    record Days(int from, int to, boolean none) {

        Days(CustomerFilter filter) {
            this(
                    filter.from().map(Days::since).orElse(Integer.MIN_VALUE),
                    filter.to().map(Days::since).orElse(Integer.MAX_VALUE),
                    !filter.bought().orElse(true));
        }

        private static int since(LocalDate day) {
            return Math.toIntExact(Math.clamp(ChronoUnit.DAYS.between(ORIGIN, day), -1_000_000_000L, 1_000_000_000L));
        }

        boolean hold(int day) {
            return day >= from && day <= to && !none;
        }
    }

    boolean customer(long number, int place) {
        return places[place] && (customer.isEmpty() || customer.get() == number);
    }

    boolean document(int head, int day) {
        return heads[head] && days.hold(day);
    }

    boolean line(int product, int own) {
        return products[product] && departments[own];
    }
}
