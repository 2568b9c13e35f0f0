package io.clientela.interact;

import java.io.Reader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The agreements between the firm and each customer, one per dialogue, by dated versions of which both hold the same copy. */
public interface Agreements {

    /** The dialogue where the firm has one only. */
    String GENERAL = "general";

    /** The agreement in force in a dialogue with a customer; where none is, the latest version of the latest one. */
    Optional<Agreement> find(long customerId, String dialogue);

    /** All versions of all agreements with a customer, the latest first: what is proposed stands beside what is in force. */
    List<Agreement> of(long customerId);

    /** One version. */
    Optional<Agreement> version(long agreementId, int version);

    /** What was done with an agreement, the first first. */
    List<Event> events(long agreementId);

    /** The agreements with the latest events, the latest first. */
    List<Agreement> latest(int limit);

    /**
     * Either side proposes terms; they hold once the other side accepts. What is in force stays so until then; what was
     * proposed before and not answered is replaced.
     *
     * @throws IllegalArgumentException if there is no such customer, or the terms name a day of end before that of the start
     */
    Agreement propose(long customerId, String dialogue, Terms terms, Side side, Proof proof);

    /**
     * The other side accepts the version proposed. With it the customer consents to its purposes on its media, and takes
     * back those that it no longer names.
     *
     * @throws IllegalArgumentException if that version is not proposed, or was proposed by the same side
     */
    Agreement accept(long agreementId, int version, Side side, Proof proof);

    /**
     * The other side refuses the version proposed, or the same side withdraws it.
     *
     * @throws IllegalArgumentException if that version is not proposed
     */
    Agreement refuse(long agreementId, int version, Side side, Proof proof);

    /**
     * Either side ends it, at once, and with it every consent in its dialogue.
     *
     * @throws IllegalArgumentException if nothing of it is in force or proposed
     */
    Agreement end(long agreementId, Side side, Proof proof);

    /**
     * The customer consents to one purpose on one medium, or comes back to it. Never called without his own word.
     *
     * @throws IllegalArgumentException if the purpose needs no agreement, or the proof says nothing
     */
    Consent give(long customerId, String dialogue, Purpose purpose, Medium medium, Proof proof);

    /**
     * The customer leaves one purpose (empty: all that need agreement) on one medium (empty: all), in every dialogue,
     * effective at once in every queue.
     */
    void leave(long customerId, Optional<Purpose> purpose, Optional<Medium> medium, Proof proof);

    /**
     * The customer wants no message that needs his agreement until a time (empty: until he says otherwise). What is planned
     * waits. An earlier pause is replaced.
     */
    void pause(long customerId, Optional<Instant> until, Proof proof);

    /** The customer ends his pause. False where there was none. */
    boolean resume(long customerId, Proof proof);

    /** The pause that holds now. */
    Optional<Pause> paused(long customerId);

    /** The latest word on a purpose on a medium, in whatever dialogue, if it gives consent. */
    Optional<Consent> consent(long customerId, Purpose purpose, Medium medium);

    /** All consents of a customer, those withdrawn too, the latest first. */
    List<Consent> consents(long customerId);

    /**
     * The receipt of a consent, as JSON with the fields of ISO/IEC TS 27560; customer and staff get the same bytes. What the
     * firm says of itself stands there as {@link DataController} had it when the consent was kept.
     *
     * @throws IllegalArgumentException if there is no such consent
     */
    String receipt(long consentId);

    /**
     * Takes in consents, given and withdrawn, with their evidence from a file: heading {@code customer, purpose, medium, when,
     * wording, how} and, where it may say {@code withdrawn}, {@code state}, in any order, separated by commas or semicolons.
     * What is withdrawn stops what waits, unless he said otherwise later. A customer is told by e-mail, VAT number, his number, or anything that
     * is his alone. Lines with a flaw are kept with their reason. Read twice it changes nothing.
     *
     * @param name the name of the file, which becomes part of the evidence
     */
    Imported importCsv(String name, Reader csv, String who);

    /** Lines of such files that could not be taken in, the latest first. */
    List<Flaw> flaws(int limit);

    /** How many customers consent to each purpose on each medium now. */
    List<Agreed> agreed();

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

    /** One thing that was done with a version of an agreement. */
    record Event(int version, String what, Side side, Instant at, Proof proof) {}

    /**
     * The customer wants to be left alone for a time.
     *
     * @param until empty: until he says otherwise
     */
    record Pause(Instant since, Optional<Instant> until, Proof proof) {}

    /**
     * What came of a file of consents.
     *
     * @param taken how many lines went in
     * @param known how many were known before
     * @param flawed how many have a flaw
     */
    record Imported(int taken, int known, int flawed) {}

    /** A line of a file of consents that could not be taken in. */
    record Flaw(String file, long line, String reason, String raw, Instant at) {}

    /** How many customers consent to a purpose on a medium. */
    record Agreed(Purpose purpose, Medium medium, long customers) {}
}
