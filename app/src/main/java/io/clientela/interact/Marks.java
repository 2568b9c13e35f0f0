package io.clientela.interact;

import io.clientela.interact.Agreements.Side;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What customer and firm think of a message: was it understood, was it of interest, from 1 (not at all) to 5 (very much). Low
 * marks of the customer pause the topic for him; low marks of many ask for a topic to be changed (R33).
 */
public interface Marks {

    /** What is marked. */
    record Given(OptionalInt understood, OptionalInt interesting, String comment) {

        public Given {
            if (understood.isEmpty() && interesting.isEmpty()) {
                throw new IllegalArgumentException("a mark of nothing");
            }
            if (!fits(understood) || !fits(interesting)) {
                throw new IllegalArgumentException("not from 1 to 5: " + understood + ", " + interesting);
            }
        }

        private static boolean fits(OptionalInt mark) {
            return mark.isEmpty() || (mark.getAsInt() >= 1 && mark.getAsInt() <= 5);
        }
    }

    /** A mark of a message, the latest of its side. */
    record Mark(long markId, long customerId, long messageId, Side side, Given given, Instant at, String who) {}

    /**
     * A series of topics that one customer is not told about.
     *
     * @param topic the series; {@code purpose:<purpose>} for messages without a topic
     * @param why what was marked low: {@code understood} or {@code interesting}
     */
    record Pause(long pauseId, long customerId, String topic, String why, Instant from, Instant until) {}

    /**
     * The marks of a topic by customers.
     *
     * @param customers how many customers marked it
     * @param low how many of them marked it 1 or 2 in either
     * @param paused for how many it is paused now
     * @param change whether it should be changed: the mean is surely below 3
     */
    record OfTopic(
            String topic,
            long messages,
            long customers,
            long low,
            long paused,
            Outcome<Interval> understood,
            Outcome<Interval> interesting,
            boolean change) {}

    /**
     * Marks a message.
     *
     * @param customerId whose message it is
     * @return unknown: {@code no-message} (none of his), {@code not-sent}
     */
    Outcome<Mark> rate(long customerId, long messageId, Side side, Given given, String who);

    /** The marks of the messages to a customer, the latest first. */
    List<Mark> of(long customerId);

    /** Whether a topic is paused for a customer now, with its series. */
    Optional<Pause> paused(long customerId, String topic);

    /** The series that are paused for a customer now. */
    List<Pause> pauses(long customerId);

    /** Ends a pause. */
    boolean lift(long pauseId, String who);

    /** All topics that were marked, those to be changed in front. */
    List<OfTopic> topics();

    /** The named customers behind a topic: whom it is paused for, else who marked it low. */
    List<Long> lowOn(String topic, OptionalLong after, int limit);

    /**
     * The series of a topic, for which a pause holds: its kind, which stands before the colon ({@code news} of
     * {@code news:spring}); a topic without a colon, {@code purpose:<purpose>} and each question are a series of their own.
     */
    static String series(String topic) {
        int colon = topic.indexOf(':');
        return colon <= 0 || topic.startsWith("purpose:") || topic.startsWith("question:")
                ? topic
                : topic.substring(0, colon);
    }

    /** The topic of a message: what stands for it where it has none is {@code purpose:<purpose>}. */
    static String topic(Purpose purpose, String topic) {
        return topic.isEmpty() ? "purpose:" + purpose.name().toLowerCase(Locale.ROOT) : topic;
    }
}
