package io.clientela.interact;

/** What the firm sets for the gate before every message. */
public interface Gatekeeping {

    GateRules rules();

    /** Sets others; they hold from the next message on. */
    void set(GateRules rules, String who);
}
