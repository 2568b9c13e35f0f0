package io.clientela.kernel.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs tasks on a given number of platform threads. */
final class Parallel {

    private Parallel() {}

    /**
     * Runs all tasks and waits for them.
     *
     * @throws CancellationException if a task was cancelled or this thread was interrupted
     */
    static void run(int threads, List<? extends Runnable> tasks) {
        if (threads == 1 || tasks.size() == 1) {
            tasks.forEach(Runnable::run);
            return;
        }
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var waiting = new ArrayList<Future<?>>();
            tasks.forEach(task -> waiting.add(pool.submit(task)));
            for (var future : waiting) {
                future.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }
}
