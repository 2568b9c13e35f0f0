package io.clientela.interact;

/** The way by which a message reaches a customer, or his reaches us. (A channel is the way of a sale.) */
public enum Medium {
    EMAIL,
    SMS,
    LETTER,
    PHONE,
    /** The customer's own page. */
    WEB,
    /** Other programs: a signed webhook. */
    WEBHOOK
}
