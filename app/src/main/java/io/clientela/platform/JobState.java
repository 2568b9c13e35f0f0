package io.clientela.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/**
 * One job, as far as it is.
 *
 * @param id its id
 * @param kind which handler does it
 * @param title what people see
 * @param who who asked for it
 * @param status where it stands
 * @param attempt how many times it was begun
 * @param cancelling whether someone asked it to stop
 * @param progress how far it is
 * @param parameters the order's parameters as JSON
 * @param result what came of it as JSON, where it is done
 * @param error what went wrong and what to do, empty when nothing did
 * @param submitted when it was asked for
 * @param started when it was last begun
 * @param ended when it was over
 */
public record JobState(
        long id,
        String kind,
        String title,
        String who,
        Status status,
        int attempt,
        boolean cancelling,
        Progress progress,
        String parameters,
        Optional<String> result,
        String error,
        Instant submitted,
        Optional<Instant> started,
        Optional<Instant> ended) {

    /** Where a job stands. */
    public enum Status {
        /** Nobody has begun it, or the one who had is gone and it will be begun again. */
        WAITING,
        /** Some process works on it. */
        RUNNING,
        /** It is done. */
        DONE,
        /** It cannot be done; the error says why. */
        FAILED,
        /** Someone asked it to stop, and it did. */
        CANCELLED,
        /** Its process went away, and it cannot go on by itself. */
        INTERRUPTED;

        /** Whether nothing more will happen. */
        public boolean over() {
            return this != WAITING && this != RUNNING;
        }

        /** The word in the database, and the end of the key in message files. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it is over since before a moment. */
    public boolean endedBefore(Instant moment) {
        return ended.filter(moment::isAfter).isPresent();
    }

    /** Whether it came to its end on a day, in UTC. */
    public boolean endedOn(LocalDate day) {
        return ended.map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC))
                .filter(day::equals)
                .isPresent();
    }

    /**
     * How far a job is in its current step.
     *
     * @param step the code of the step, empty before the first
     * @param detail what it works on, may be empty
     * @param done how much is done
     * @param total how much there is, 0 when not known
     * @param unit the code of the unit
     * @param rate units per second of late, 0 when not known
     */
    public record Progress(String step, String detail, long done, long total, String unit, double rate) {

        /** Nothing done yet. */
        public static final Progress NONE = new Progress("", "", 0, 0, "", 0);

        /** The part that is done, from 0 to 1; empty when the total is not known. */
        public Optional<Double> part() {
            return total > 0 ? Optional.of(Math.clamp((double) done / total, 0.0, 1.0)) : Optional.empty();
        }

        /** The time that the rest of the step will take at the rate of late; empty when that cannot be said. */
        public Optional<Duration> left() {
            return total > 0 && rate > 0
                    ? Optional.of(Duration.ofMillis((long) (1000 * Math.max(0, total - done) / rate)))
                    : Optional.empty();
        }
    }
}
