package io.clientela.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands until a test sets it. */
public final class SetClock extends Clock {

    private volatile Instant now;

    /** One that stands at a time. */
    public SetClock(Instant now) {
        this.now = now;
    }

    /** It is then. */
    public void set(Instant then) {
        now = then;
    }

    /** Time passes. */
    public void pass(Duration time) {
        now = now.plus(time);
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
        return now;
    }
}
