package io.clientela.platform;

/** Makes a round when a test wants one. */
public final class RoundsByHand {

    private RoundsByHand() {}

    /** One round whose time has come. */
    public static void make(Rounds rounds) throws Exception {
        rounds.round(false);
    }
}
