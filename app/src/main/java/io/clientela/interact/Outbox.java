package io.clientela.interact;

import io.clientela.measure.Exposure;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    /**
     * Keeps drafts that the gate refused when it was asked, so that it is known why they did not come: of each customer, purpose
     * and topic the latest alone.
     *
     * @param verdicts what it said of each
     */
    void keepRefused(List<Ready> ready, List<Verdict> verdicts, String who);

    /** What the gate would say of a draft now, written nowhere. */
    Verdict ask(MessageDraft draft, Exposure exposure);

    /** The same of many, in their order. */
    List<Verdict> ask(List<Ready> ready);

    Optional<Message> find(long messageId);

    /** The messages to a customer, those planned first, then the latest first. */
    List<Message> of(long customerId, int limit);

    /** Puts a message off until a time; by staff or by the customer himself. False where it is over or being sent. */
    boolean defer(long messageId, Instant until, String who, String why);

    /**
     * Takes a message back before it leaves: RECALLED by staff, BLOCKED by the customer ({@code who = customer:<id>}). So also
     * one that was handed over and lies ready all the same ({@link #atHand}).
     */
    boolean recall(long messageId, String who, String why);

    /**
     * Those of some messages that were handed over and did not leave yet: letters of the batch that is not closed, calls that
     * were not made, programs that were not told.
     */
    Set<Long> atHand(Collection<Long> messageIds);

    /** Holds a message that waits, until somebody releases it. */
    boolean hold(long messageId, String who, String why);

    /** Takes a hold, a recall or a block back: the message waits again. The customer's block is taken back by himself only. */
    boolean release(long messageId, String who, String why);

    /** A person settles an uncertain message: it arrived, or it is sent again. */
    boolean settle(long messageId, boolean arrived, String who, String why);

    /**
     * Somebody answers for it that a message which the gate refused as contradicting goes all the same (R40); every other
     * policy still holds.
     *
     * @throws IllegalArgumentException without a reason
     */
    boolean override(long messageId, String who, String why);

    /** Those of some messages for which somebody may answer so. */
    Set<Long> overridable(Collection<Long> messageIds);

    /**
     * A customer has these messages before him on his own page. Those that came there are confirmed; of other media it says
     * nothing. Messages to others are left as they are.
     */
    void read(long customerId, Collection<Long> messageIds);

    /** The messages in a state, the oldest first: those that a person has to settle are {@link Message.State#UNCERTAIN}. */
    List<Message> in(Message.State state, int limit);

    /** How many messages stand where; a state without messages is missing. */
    Map<Message.State, Long> counts();

    /** The media that are set up. */
    Set<Medium> usable();

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
