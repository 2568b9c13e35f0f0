package io.clientela.interact.internal.medium.mail;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many messages go to one domain: so many a minute, evenly (GCRA: a message may go once the domain's next moment has
 * come, at most a second's worth ahead).
 */
final class DomainRate {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final long AHEAD = Duration.ofSeconds(1).toNanos();

    private final long gap;
    private final ConcurrentHashMap<String, Long> next = new ConcurrentHashMap<>();

    /**
     * A rate.
     *
     * @param perMinute how many; 0 for no limit
     */
    DomainRate(int perMinute) {
        this.gap = perMinute <= 0 ? 0 : MINUTE / perMinute;
    }

    /**
     * Asks for one more message to a domain.
     *
     * @param now nanoseconds on a clock that only grows
     * @return zero if it may go now, and it is counted; otherwise how long to wait
     */
    Duration ask(String domain, long now) {
        if (gap == 0) {
            return Duration.ZERO;
        }
        long[] wait = {0};
        next.compute(domain, (name, known) -> {
            long due = known == null ? now : Math.max(known, now - AHEAD);
            if (due - now > AHEAD) {
                wait[0] = due - now - AHEAD;
                return due;
            }
            return due + gap;
        });
        return Duration.ofNanos(wait[0]);
    }
}
