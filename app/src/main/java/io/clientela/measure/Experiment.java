package io.clientela.measure;

import java.time.Instant;
import java.util.Optional;

/**
 * An experiment: what is done to customers, told apart by chance from those to whom it is not done.
 *
 * @param id its number
 * @param key stands in the hash of its arms
 * @param version of the plan that counts, from 1
 * @param plan that version
 * @param hash SHA-256 of its text, in hexadecimal
 * @param state where it stands
 * @param started when and by whom; empty for a draft
 * @param endsAt from when on nobody is exposed any more; empty for a draft
 * @param stopped when, by whom and why it was stopped; empty where it was not
 */
public record Experiment(
        long id,
        String key,
        int version,
        ExperimentPlan plan,
        String hash,
        State state,
        Instant createdAt,
        Optional<Step> started,
        Optional<Instant> endsAt,
        Optional<Step> stopped) {

    /** Where an experiment stands. */
    public enum State {
        /** It can be changed. */
        DRAFT,
        /** Customers are exposed; it can be stopped, not changed. */
        RUNNING,
        /** It ended before its time, or was laid aside before it started. */
        STOPPED,
        /** Its time is over. */
        FINISHED
    }

    /** Somebody did something. */
    public record Step(Instant at, String by, String why) {}

    /** Where an experiment stands at a time; it follows from what happened. */
    public static State state(Optional<Step> started, Optional<Instant> endsAt, Optional<Step> stopped, Instant now) {
        if (stopped.isPresent()) {
            return State.STOPPED;
        }
        if (started.isEmpty()) {
            return State.DRAFT;
        }
        return endsAt.filter(end -> !now.isBefore(end)).isPresent() ? State.FINISHED : State.RUNNING;
    }
}
