package io.clientela.platform.internal.jobs;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The one background thread of this process: works off the queue, and now and then looks for jobs whose process is gone.
 * One job at a time, because each of them uses the whole machine.
 */
final class JobWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(JobWorker.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final JobEngine engine;
    private final boolean background;
    private final Semaphore bell = new Semaphore(0);
    private volatile boolean running;

    JobWorker(JobEngine engine, boolean background) {
        this.engine = engine;
        this.background = background;
        engine.onSubmit(bell::release);
    }

    @Override
    public void start() {
        running = true;
        if (background) {
            Thread.ofPlatform().daemon().name("jobs").start(this::loop);
        }
    }

    private void loop() {
        while (running) {
            try {
                engine.adopt();
                while (running && engine.runNext()) {
                    LOG.debug("A job ended");
                }
                if (bell.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                    bell.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warn("Jobs cannot be looked after: {}", e.getMessage());
                pause();
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        bell.release();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!engine.stopAll() && System.nanoTime() < deadline) {
            pause();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
