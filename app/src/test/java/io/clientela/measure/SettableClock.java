package io.clientela.measure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock of the system, put back by some time. */
final class SettableClock extends Clock {

    private volatile Duration back = Duration.ZERO;

    /** So long ago is now from now on. */
    void back(Duration time) {
        back = time;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        return Instant.now().minus(back);
    }
}
