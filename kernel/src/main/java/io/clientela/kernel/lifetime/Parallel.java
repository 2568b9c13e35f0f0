package io.clientela.kernel.lifetime;

import java.util.ArrayList;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Runs numbered pieces of work on a given number of platform threads. The pieces do not depend on that number. */
final class Parallel implements AutoCloseable {

    private final int threads;
    private final ExecutorService pool;

    Parallel(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads);
        }
        this.threads = threads;
        this.pool = Executors.newFixedThreadPool(
                Math.max(1, threads - 1), Thread.ofPlatform().daemon().factory());
    }

    /**
     * Runs all pieces and waits for them; this thread works too.
     *
     * @throws CancellationException if this thread was interrupted
     */
    void run(int pieces, IntConsumer work) {
        var next = new AtomicInteger();
        Runnable worker = () -> {
            for (int piece = next.getAndIncrement(); piece < pieces; piece = next.getAndIncrement()) {
                work.accept(piece);
            }
        };
        var helpers = new ArrayList<Future<?>>();
        for (int i = 1; i < Math.min(threads, pieces); i++) {
            helpers.add(pool.submit(worker));
        }
        worker.run();
        try {
            for (var helper : helpers) {
                helper.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    @Override
    public void close() {
        pool.shutdown();
    }
}
