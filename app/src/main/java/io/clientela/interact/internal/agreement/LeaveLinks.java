package io.clientela.interact.internal.agreement;

import io.clientela.interact.Medium;
import io.clientela.interact.Purpose;

/** The addresses of the ways out that stand in messages. */
public interface LeaveLinks {

    /**
     * The address at which a customer leaves a purpose on a medium with one click: GET shows a page with a button, POST
     * leaves (RFC 8058). Signed, so that nobody can make one for another; it never expires.
     *
     * @param recordId a record of the customer, as messages carry it
     */
    String link(long recordId, Purpose purpose, Medium medium);
}
