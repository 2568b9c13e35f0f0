package io.clientela.interact.internal.medium.mail;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many messages go to one domain: so many a minute, evenly (GCRA: a message may go once the domain's next moment has
 * come, at most a second's worth ahead). Who has to wait is told a moment of his own, one behind the other, so that a long
 * line does not come again all at once.
 */
final class DomainRate {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final long AHEAD = Duration.ofSeconds(1).toNanos();

    private final long gap;
    private final ConcurrentHashMap<String, Line> lines = new ConcurrentHashMap<>();

    /**
     * Those who wait for one domain.
     *
     * @param next when the next message may go
     * @param promised for when the last of those who were told to wait was put off
     */
    private record Line(long next, long promised) {}

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
        lines.compute(domain, (name, known) -> {
            long due = known == null ? now : Math.max(known.next(), now - AHEAD);
            if (due - now > AHEAD) {
                long promised = Math.max(Objects.requireNonNull(known).promised(), due) + gap;
                wait[0] = promised - now - AHEAD;
                return new Line(due, promised);
            }
            return new Line(due + gap, known == null ? due : known.promised());
        });
        return Duration.ofNanos(wait[0]);
    }
}
