package io.clientela.interact;

import io.clientela.measure.Exposure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The messages that leave, or wait to, or did not. Each one passes the gate when it is due, not when it is planned. */
public interface Outbox {

    /**
     * Plans a message. Whoever is held out gets none: the message is kept as {@link Message.State#HELD_OUT}.
     *
     * @param exposure the arm of the same customer
     * @param who as in the journal
     * @throws IllegalArgumentException if the exposure is another customer's
     */
    Message plan(MessageDraft draft, Exposure exposure, String who);

    /** Plans many, in one go; answers the numbers in the same order. */
    List<Long> plan(List<Ready> ready, String who);

    /** What the gate would say of a draft now, written nowhere. */
    Verdict ask(MessageDraft draft, Exposure exposure);

    Optional<Message> find(long messageId);

    /** The messages to a customer, those planned first, then the latest first. */
    List<Message> of(long customerId, int limit);

    /** Puts a message off until a time; by staff or by the customer himself. False where it is over or being sent. */
    boolean defer(long messageId, Instant until, String who, String why);

    /** Takes a message back before it leaves: RECALLED by staff, BLOCKED by the customer ({@code who = customer:<id>}). */
    boolean recall(long messageId, String who, String why);

    /** Takes a recall back: the message waits again. */
    boolean release(long messageId, String who, String why);

    /** A person settles an uncertain message: it arrived, or it is sent again. */
    boolean settle(long messageId, boolean arrived, String who, String why);

    /** A draft with its exposure. */
    record Ready(MessageDraft draft, Exposure exposure) {}

    /**
     * What the gate says.
     *
     * @param policy the policy that refused it or put it off; empty where it may go
     * @param words the reason as message key with arguments, as {@code gate.pressure|4|30}
     * @param until when it may go, if it was put off
     */
    record Verdict(boolean passes, String policy, String words, Optional<Instant> until) {}
}
