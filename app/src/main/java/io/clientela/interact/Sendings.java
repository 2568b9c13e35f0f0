package io.clientela.interact;

import io.clientela.organize.PersonId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Sendings: one message plan to many customers (R29). Each of the target gets one message, which is sent, held out, refused
 * with its reason, or failed; these numbers add up to the target.
 */
public interface Sendings {

    /**
     * Writes a plan down.
     *
     * @return its number
     * @throws IllegalArgumentException if it has no name, no reason, no such template, no target
     * @throws SendingRefusedException if it names a message for what is no treated arm of its experiment, or no such template;
     *     if it is to sell and nobody measures it ({@link Purpose#OFFERS} and {@link Purpose#NEWS} go with an experiment); if a
     *     text is for another purpose, or the purpose is none of many; if it goes without consent and has no ground
     */
    long draft(Plan plan, By by);

    /** The same by a program. */
    default long draft(Plan plan, String who) {
        return draft(plan, By.program(who));
    }

    Optional<Sending> find(long sendingId);

    /** The latest first. */
    List<Sending> list(int limit);

    /**
     * The message that a named customer would get now, and what the gate says of it.
     *
     * @param arm as if in which arm, as long as the experiment is a draft and nobody is in any; empty, or no treated arm: the
     *     first treated one. Once it has started his own arm counts
     */
    Optional<Preview> preview(long sendingId, long customerId, Optional<String> arm);

    /** Counts what would become of the target now, as a job; the answer stands in {@link Sending#forecast}. @return the job */
    long count(long sendingId, String who);

    /**
     * Somebody approves a draft, with its texts as they are now: these go out, whatever is written into their templates
     * afterwards. False where it is none.
     *
     * @throws SendingRefusedException if it goes without consent and he planned it himself, though somebody else may approve
     *     it; or if it could not be planned so any more
     */
    boolean approve(long sendingId, By by);

    /** The same by a program. */
    default boolean approve(long sendingId, String who) {
        return approve(sendingId, By.program(who));
    }

    /**
     * Composes, gates and queues the messages of an approved sending, as a job; cut off it goes on, and nobody gets two.
     *
     * @return the job; empty where it is not approved
     */
    OptionalLong run(long sendingId, String who);

    /** Stops it: what has not left is recalled. @return how many messages that were; empty where it was stopped before */
    OptionalLong stop(long sendingId, String who, String why);

    /** Those of some sendings whose messages were all composed and of which none can still leave. */
    Set<Long> over(Collection<Sending> some);

    /** What became of it so far. */
    Counts counts(long sendingId);

    /** The same by the arm of each customer; under the empty name those who are in none, such as those held out of all. */
    Map<String, Counts> armCounts(long sendingId);

    /** Its messages, for a file. */
    void messages(long sendingId, Consumer<Line> each);

    /**
     * Its messages that stand in a state, by number: the customers behind a count.
     *
     * @param reason of these alone those with this message key, as {@link Counts} has it; empty: all
     * @param after only messages with a greater number, 0 for the first page
     * @param limit at most so many, from 1 to 500
     */
    List<Line> messages(long sendingId, Message.State state, Optional<String> reason, long after, int limit);

    /**
     * Who does something.
     *
     * @param called as it is written down
     * @param person which person of the firm, by whom he is told from others of his name; empty for a program
     */
    record By(String called, Optional<PersonId> person) {

        public static By program(String called) {
            return new By(called, Optional.empty());
        }

        /** Whether both are the same: the same person, or programs of one name. */
        public boolean isSame(By other) {
            if (person.isPresent() || other.person.isPresent()) {
                return person.equals(other.person);
            }
            return called.equals(other.called);
        }
    }

    /**
     * A plan.
     *
     * @param medium empty: the one that each customer prefers among those agreed
     * @param segmentId whom it goes to, where it is not measured
     * @param experimentId whose target it goes to
     * @param why the reason, in words that each customer may read
     * @param topic for coherence, as {@code offer:A7}; may be empty
     * @param dueAt not before; empty: at once
     * @param arms what the customers of a treated arm get, by its name; whoever is in another gets what the plan says
     * @param ground why it may go without consent, where its purpose stands on a basis of its own; empty for others
     */
    record Plan(
            String name,
            String dialogue,
            Purpose purpose,
            Optional<Medium> medium,
            long templateId,
            OptionalLong segmentId,
            OptionalLong experimentId,
            String why,
            String topic,
            Optional<Instant> dueAt,
            Map<String, ArmMessage> arms,
            String ground) {

        public Plan {
            arms = Map.copyOf(arms);
        }

        /** For what goes by consent. */
        public Plan(
                String name,
                String dialogue,
                Purpose purpose,
                Optional<Medium> medium,
                long templateId,
                OptionalLong segmentId,
                OptionalLong experimentId,
                String why,
                String topic,
                Optional<Instant> dueAt,
                Map<String, ArmMessage> arms) {
            this(name, dialogue, purpose, medium, templateId, segmentId, experimentId, why, topic, dueAt, arms, "");
        }

        /** One message for all. */
        public Plan(
                String name,
                String dialogue,
                Purpose purpose,
                Optional<Medium> medium,
                long templateId,
                OptionalLong segmentId,
                OptionalLong experimentId,
                String why,
                String topic,
                Optional<Instant> dueAt) {
            this(name, dialogue, purpose, medium, templateId, segmentId, experimentId, why, topic, dueAt, Map.of());
        }

        /** The plan as it is for the customers of an arm; empty: for those of none. */
        public Plan forArm(Optional<String> arm) {
            var own = arm.map(arms::get);
            return own.isEmpty()
                    ? this
                    : new Plan(
                            name,
                            dialogue,
                            purpose,
                            own.get().medium().or(() -> medium),
                            own.get().templateId().orElse(templateId),
                            segmentId,
                            experimentId,
                            why,
                            topic,
                            dueAt,
                            arms,
                            ground);
        }
    }

    /**
     * What the customers of one arm get.
     *
     * @param templateId empty: that of the plan
     * @param medium empty: that of the plan
     */
    record ArmMessage(OptionalLong templateId, Optional<Medium> medium) {}

    /**
     * A sending.
     *
     * @param state draft, approved, running (its messages are being queued), queued, stopped
     * @param forecast what would have become of it when it was last counted: how many by message key; {@code gate.passes} are
     *     those who would get it
     * @param texts the version of each template as it was approved, by the template's number; empty before
     */
    record Sending(
            long sendingId,
            Plan plan,
            String state,
            By plannedBy,
            Instant plannedAt,
            String approvedBy,
            Optional<Instant> startedAt,
            String stoppedBy,
            String stoppedWhy,
            Map<String, Long> forecast,
            Optional<Instant> countedAt,
            Map<Long, Integer> texts) {

        public Sending {
            texts = Map.copyOf(texts);
        }
    }

    /**
     * A message as a named customer would get it.
     *
     * @param arm the arm whose message it is; empty where there is none
     */
    record Preview(
            String language, String subject, String text, String html, Outbox.Verdict verdict, Optional<String> arm) {}

    /**
     * What became of the messages.
     *
     * @param byState how many stand where
     * @param refused the refused ones by message key
     * @param waiting what waits, by message key; empty for those that only wait for their turn
     */
    record Counts(
            Map<Message.State, Long> byState,
            Map<String, Long> refused,
            Map<String, Long> waiting,
            Map<String, Long> heldOut) {

        public long target() {
            return byState.values().stream().mapToLong(Long::longValue).sum();
        }

        public long in(Message.State... states) {
            return List.of(states).stream()
                    .mapToLong(state -> byState.getOrDefault(state, 0L))
                    .sum();
        }

        /** Those who have it, as far as the medium can say. */
        public long sent() {
            return in(Message.State.HANDED_OVER, Message.State.CONFIRMED);
        }

        public long stillWaiting() {
            return in(Message.State.PLANNED, Message.State.HELD, Message.State.CLAIMED);
        }
    }

    /** One message of a sending. */
    record Line(
            long customerId,
            long messageId,
            Medium medium,
            Message.State state,
            String stateWhy,
            Optional<Instant> handedAt,
            String reference) {}
}
