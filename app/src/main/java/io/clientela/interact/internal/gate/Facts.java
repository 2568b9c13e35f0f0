package io.clientela.interact.internal.gate;

import io.clientela.interact.Medium;
import io.clientela.interact.Purpose;
import io.clientela.measure.Exposure;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * All that the gate goes by for one message at one moment.
 *
 * @param now the moment
 * @param asked the message
 * @param pact the agreement in its dialogue with the latest event; empty where none was ever made
 * @param said the latest word on each purpose and medium in its dialogue
 * @param pause whether the customer wants to be left alone
 * @param pausedTopics series of which he marked messages low, and until when he is not told about them
 * @param reach his address on each medium that reaches him
 * @param dead addresses that the medium refused for good
 * @param usable the media that are set up
 * @param zones the time zones in which he may live, at least one
 * @param sent what he was sent in the last days, own purposes too
 * @param openCase since when something that he said waits for an answer
 * @param untracked whether he forbade that what is worked out about him decides what he gets
 * @param preferred by which medium he said last that he likes to be written to
 * @param profiled whether whom the message goes to was chosen by what customers bought
 */
public record Facts(
        Instant now,
        Asked asked,
        Optional<Pact> pact,
        Map<Way, Word> said,
        Optional<Pause> pause,
        Map<String, Instant> pausedTopics,
        Map<Medium, String> reach,
        Set<Medium> dead,
        Set<Medium> usable,
        List<ZoneId> zones,
        List<Sent> sent,
        Optional<Instant> openCase,
        boolean untracked,
        Optional<Medium> preferred,
        boolean profiled) {

    public Facts {
        said = Map.copyOf(said);
        pausedTopics = Map.copyOf(pausedTopics);
        reach = Map.copyOf(reach);
        dead = Set.copyOf(dead);
        usable = Set.copyOf(usable);
        zones = List.copyOf(zones);
        sent = List.copyOf(sent);
    }

    /**
     * The message.
     *
     * @param messageId 0 where it is not planned yet
     * @param customerId whose it is
     * @param medium empty: not chosen yet
     * @param firstDue when it was due before it was ever put off
     * @param kind of its exposure
     * @param overridden the policy that somebody set aside for it; empty for none
     * @param sendingId the sending of which it is part
     */
    public record Asked(
            long messageId,
            long customerId,
            String dialogue,
            Purpose purpose,
            Optional<Medium> medium,
            String topic,
            Instant firstDue,
            Exposure.Kind kind,
            String overridden,
            OptionalLong sendingId) {

        Asked by(Medium chosen) {
            return new Asked(
                    messageId,
                    customerId,
                    dialogue,
                    purpose,
                    Optional.of(chosen),
                    topic,
                    firstDue,
                    kind,
                    overridden,
                    sendingId);
        }
    }

    /**
     * An agreement.
     *
     * @param state proposed, in-force, refused, ended or replaced
     * @param since of that state
     */
    public record Pact(String state, LocalDate from, Optional<LocalDate> until, int perMonth, Instant since) {}

    /** A purpose on a medium. */
    public record Way(Purpose purpose, Medium medium) {}

    /** The latest word on a way: given or taken back, and when. */
    public record Word(boolean given, Instant at) {}

    /** The customer wants to be left alone until a time; empty: until he says otherwise. */
    public record Pause(Optional<Instant> until) {}

    /** A message that he was sent, or that is being sent. */
    public record Sent(long messageId, Purpose purpose, String topic, Instant at) {}

    /** Whether he consents to its purpose on a medium. */
    boolean agrees(Medium medium) {
        var word = said.get(new Way(asked.purpose(), medium));
        return word != null && word.given();
    }

    /** The same facts for the message on a medium. */
    Facts by(Medium medium) {
        return new Facts(
                now,
                asked.by(medium),
                pact,
                said,
                pause,
                pausedTopics,
                reach,
                dead,
                usable,
                zones,
                sent,
                openCase,
                untracked,
                preferred,
                profiled);
    }

    /** The medium that is asked for; the first that was chosen. */
    Medium medium() {
        return asked.medium().orElse(Medium.EMAIL);
    }
}
