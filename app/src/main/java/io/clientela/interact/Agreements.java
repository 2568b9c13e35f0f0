package io.clientela.interact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The agreements between the firm and each customer, one per dialogue, by dated versions of which both hold the same copy. */
public interface Agreements {

    /** The agreement in force or proposed in a dialogue with a customer. */
    Optional<Agreement> find(long customerId, String dialogue);

    List<Agreement> of(long customerId);

    /** Either side proposes terms; they hold once the other side accepts. */
    Agreement propose(long customerId, String dialogue, Terms terms, Side side, Proof proof);

    /** The other side accepts the version proposed. */
    Agreement accept(long agreementId, int version, Side side, Proof proof);

    Agreement refuse(long agreementId, int version, Side side, Proof proof);

    /** Either side ends it, at once. */
    Agreement end(long agreementId, Side side, Proof proof);

    /**
     * The customer leaves one purpose (empty: all that need agreement) on one medium (empty: all), effective at once in every
     * queue; or comes back.
     */
    void leave(long customerId, Optional<Purpose> purpose, Optional<Medium> medium, Proof proof);

    /** Whether a purpose is agreed on a medium now, and by what. */
    Optional<Consent> consent(long customerId, Purpose purpose, Medium medium);

    /** All consents of a customer, those withdrawn too, the latest first. */
    List<Consent> consents(long customerId);

    /** The two sides. */
    enum Side {
        FIRM,
        CUSTOMER
    }

    /**
     * How a thing was said.
     *
     * @param who as in the journal, {@code customer:<id>} for the customer himself
     * @param how the way: {@code own-page}, {@code one-click}, {@code e-mail}, {@code import}, {@code staff}
     * @param wording the exact words that were agreed to
     * @param evidence what proves it, such as {@code import:17 line 4} or an address and time
     */
    record Proof(String who, String how, String wording, String evidence) {}

    /**
     * What is agreed.
     *
     * @param purposes with the media on which each is allowed
     * @param perMonth how many messages in a month at most, of all senders, those with a legal basis of their own not counted
     * @param firmGives what the customer gets, in words
     * @param customerGives what he gives, in words
     * @param rewardPoints what taking part is worth to him by occasion ({@code answer}, {@code survey}), in points
     * @param from the first day
     * @param until the last day; empty: until ended
     */
    record Terms(
            Map<Purpose, Set<Medium>> purposes,
            int perMonth,
            String firmGives,
            String customerGives,
            Map<String, Integer> rewardPoints,
            LocalDate from,
            Optional<LocalDate> until) {}

    /**
     * An agreement.
     *
     * @param hash SHA-256 of the identical copy, in hexadecimal
     * @param copy the copy that both hold: canonical JSON
     * @param state where it stands: one of proposed, in-force, refused, ended
     */
    record Agreement(
            long agreementId,
            long customerId,
            String dialogue,
            int version,
            Terms terms,
            String state,
            Side proposedBy,
            Instant at,
            String hash,
            String copy) {}

    /** One consent, or its withdrawal. */
    record Consent(
            long consentId, long customerId, Purpose purpose, Medium medium, boolean given, Instant at, Proof proof) {}
}
