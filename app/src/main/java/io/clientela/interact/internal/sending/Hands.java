package io.clientela.interact.internal.sending;

import io.clientela.platform.JobFailure;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Works on pieces with several threads, so that one composes while another waits for the database. After the first failure
 * nothing more is taken, and whoever gives or waits gets it.
 */
final class Hands implements AutoCloseable {

    private final int count;
    private final ExecutorService threads;
    private final Semaphore free;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    Hands(int count) {
        this.count = count;
        this.threads = Executors.newFixedThreadPool(
                count, Thread.ofPlatform().daemon().name("sending-", 0).factory());
        this.free = new Semaphore(count);
    }

    /** Waits until a hand is free and gives it some work. */
    void give(Runnable work) {
        take(1);
        threads.execute(() -> {
            try {
                if (failure.get() == null) {
                    work.run();
                }
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            } finally {
                free.release();
            }
        });
    }

    /** Waits until all that was given is done. */
    void finish() {
        take(count);
        free.release(count);
    }

    private void take(int hands) {
        try {
            free.acquire(hands);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
        var failed = failure.get();
        if (failed != null) {
            free.release(hands);
            throw failed instanceof Error error ? new JobFailure(error.toString(), error) : (RuntimeException) failed;
        }
    }

    /** Lets what is in hand come to its end. */
    @Override
    public void close() {
        threads.close();
    }
}
