package io.clientela.interact;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Other programs that are told what happens, by webhooks signed as Standard Webhooks 1.0 says; and how well that goes (R16). */
public interface Hooks {

    /** What programs can be told of: a message for them, an answer of a customer. */
    Set<String> TYPES = Set.of("message.sent", "answer.received");

    /** All hooks, those that ended too, with how they do. */
    List<Hook> list();

    /**
     * Makes a hook.
     *
     * @param events which of {@link #TYPES}; empty: all
     * @return the secret by which the program checks what it is told; shown once
     * @throws IllegalArgumentException if the address is none of the web
     */
    String make(String name, String address, Set<String> events, String who);

    boolean end(long hookId, String who);

    /** The latest calls of a hook. */
    List<Call> calls(long hookId, int limit);

    /** Tries a lost call again. */
    boolean retry(long callId, String who);

    /**
     * A hook and how it does.
     *
     * @param told how many calls were taken, of all
     * @param waiting how many wait to be taken
     * @param lost how many were given up after ten tries over three days
     * @param lag how long the oldest that waits has waited
     * @param lastTold when the last one was taken
     */
    record Hook(
            long hookId,
            String name,
            String address,
            Set<String> events,
            Instant madeAt,
            String madeBy,
            Optional<Instant> endedAt,
            long told,
            long waiting,
            long lost,
            Optional<Duration> lag,
            Optional<Instant> lastTold) {

        public Hook {
            events = Set.copyOf(events);
        }
    }

    /**
     * One call.
     *
     * @param state {@code told}, {@code waiting} or {@code lost}
     * @param status the last answer in HTTP, 0 where there was none
     */
    record Call(
            long callId,
            String webhookId,
            String type,
            Instant at,
            String state,
            int attempts,
            int status,
            String words) {}
}
