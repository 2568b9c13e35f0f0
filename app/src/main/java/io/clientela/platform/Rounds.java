package io.clientela.platform;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * What is looked after again and again beside everything else, on a thread of its own, from the start of the application to
 * its end. A round that fails is told in the log and made again.
 */
public abstract class Rounds implements SmartLifecycle {

    private final Logger log = LoggerFactory.getLogger(getClass());
    private final String name;
    private final boolean wanted;
    private final Duration every;
    private final Semaphore nudges = new Semaphore(0);
    private volatile @Nullable Thread thread;

    /**
     * @param name what is looked after, one word, the name of its thread too
     * @param wanted whether rounds are made at all
     * @param every how long to wait for the next round
     */
    protected Rounds(String name, boolean wanted, Duration every) {
        this.name = name;
        this.wanted = wanted;
        this.every = every;
    }

    /** Whether rounds are made at all; asked once, at the start. */
    protected boolean wanted() {
        return wanted;
    }

    /** How long to wait for the next round, asked before each. */
    protected Duration pause() {
        return every;
    }

    /**
     * One round.
     *
     * @param nudged whether something happened that it was woken for; otherwise its time had come
     * @throws Exception if it did not succeed; the next one comes all the same
     */
    protected abstract void round(boolean nudged) throws Exception;

    /** How long to wait after a round that failed; as long as after any other where not said otherwise. */
    protected Duration pauseAfterTrouble() {
        return pause();
    }

    /** Wakes it for a round at once. */
    protected final void nudge() {
        nudges.release();
    }

    @Override
    public final void start() {
        if (wanted()) {
            var walker = Thread.ofPlatform().daemon().name(name).unstarted(this::walk);
            thread = walker; // before it starts: it looks there whether it is still wanted
            walker.start();
        }
    }

    private void walk() {
        boolean well = true;
        while (Thread.currentThread().equals(thread)) {
            try {
                var pause = well ? pause() : pauseAfterTrouble();
                boolean nudged = nudges.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
                nudges.drainPermits();
                well = false;
                round(nudged);
                well = true;
            } catch (InterruptedException e) {
                return;
            } catch (Exception e) {
                log.warn("{} could not be looked after", name, e);
            }
        }
    }

    @Override
    public final void stop() {
        var running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public final boolean isRunning() {
        return thread != null;
    }
}
