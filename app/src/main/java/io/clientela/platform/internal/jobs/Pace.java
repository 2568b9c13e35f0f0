package io.clientela.platform.internal.jobs;

import java.util.ArrayDeque;
import java.util.Deque;

/** Units per second over the last seconds. For one thread. */
final class Pace {

    private static final long WINDOW_NANOS = 10_000_000_000L;
    private static final long SHORTEST_NANOS = 200_000_000L;

    private record Mark(long nanos, long done) {}

    private final Deque<Mark> marks = new ArrayDeque<>();

    /** Forgets what was: another step begins. */
    void reset() {
        marks.clear();
    }

    /**
     * The rate with this mark.
     *
     * @param nanos the time, from any fixed moment
     * @param done how much is done by then
     * @return units per second, 0 when too little time has passed to say
     */
    double at(long nanos, long done) {
        if (!marks.isEmpty() && done < marks.getLast().done()) {
            marks.clear();
        }
        marks.addLast(new Mark(nanos, done));
        while (marks.size() > 2 && nanos - marks.getFirst().nanos() > WINDOW_NANOS) {
            marks.removeFirst();
        }
        Mark first = marks.getFirst();
        long elapsed = nanos - first.nanos();
        return elapsed < SHORTEST_NANOS ? 0 : (done - first.done()) * 1e9 / elapsed;
    }
}
