package io.clientela.demo;

import java.time.LocalDate;

/**
 * What an initiative of the demo firm truly brings: orders in the web shop that its treated customers would not have made
 * otherwise. The number of one customer's orders is Poisson, each day of the time is as likely as any other, and what an
 * order is worth is drawn as for his other purchases.
 *
 * @param name of the initiative, lower-case letters and hyphens; part of what is drawn
 * @param from the first day
 * @param days how many days
 * @param orders the mean number of such orders of one treated customer, 0 or more
 */
public record DemoResponse(String name, LocalDate from, int days, double orders) {

    public DemoResponse {
        if (!name.matches("[a-z][a-z-]*") || days < 1 || !(orders >= 0 && orders <= 10)) {
            throw new IllegalArgumentException(name + ", " + days + " days, " + orders + " orders");
        }
    }
}
