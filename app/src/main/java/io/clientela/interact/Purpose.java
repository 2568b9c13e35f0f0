package io.clientela.interact;

import java.util.Arrays;
import java.util.List;

/** What a message, or a use of what is known of a customer, is for. An agreement names those that it allows. */
public enum Purpose {
    /** A notice about his order, invoice or contract. Rests on the contract, not on consent. */
    SERVICE(true, false),
    /** A safety notice or what the law demands to be told. Rests on the law, not on consent. */
    SAFETY(true, false),
    /** An answer to what the customer said or asked himself. */
    ANSWER(true, false),
    /** Offers that fit him. */
    OFFERS(false, true),
    /** News, invitations, advice. */
    NEWS(false, true),
    /** Questions: what he needs, how satisfied he is. */
    QUESTIONS(false, true),
    /**
     * Use of what he bought, and what is worked out of it, to choose what is written to him. Nothing is sent for it; the gate
     * asks for it where whom a sending goes to was chosen so.
     */
    PROFILING(false, true),
    /** Handing facts about him to partners. Nothing is handed on yet, so it is not offered; consents given are kept. */
    PARTNERS(false, true);

    private static final List<Purpose> AGREED =
            Arrays.stream(values()).filter(Purpose::needsAgreement).toList();
    private static final List<Purpose> SENT =
            AGREED.stream().filter(Purpose::isSent).toList();

    private final boolean ownBasis;
    private final boolean agreed;

    Purpose(boolean ownBasis, boolean agreed) {
        this.ownBasis = ownBasis;
        this.agreed = agreed;
    }

    /** Whether it stands on a legal basis of its own, so that leaving a dialogue does not stop it. */
    public boolean ownBasis() {
        return ownBasis;
    }

    /** Those that need the customer's agreement. */
    public static List<Purpose> agreed() {
        return AGREED;
    }

    /** Those that need his agreement and for which messages are sent, so that each is agreed by medium. */
    public static List<Purpose> sent() {
        return SENT;
    }

    /** Whether messages are sent for it. */
    public boolean isSent() {
        return this != PROFILING && this != PARTNERS;
    }

    /** Whether one message plan may go to many for it: an answer goes to who wrote. */
    public boolean toMany() {
        return isSent() && this != ANSWER;
    }

    /** Whether it is to sell: what nobody measures is not sent, so it goes as part of an experiment only. */
    public boolean measured() {
        return this == OFFERS || this == NEWS;
    }

    /** Whether it needs the customer's agreement. */
    public boolean needsAgreement() {
        return agreed;
    }
}
