package io.clientela.console.internal.shell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Work that may take longer than a page should: the page waits a moment for it, shows its frame where that was not enough, and
 * fetches the rest when it is done. Whoever asks for the same meanwhile waits for the same work.
 */
@Component
public final class Patience implements AutoCloseable {

    /** For so long a page waits; with what it needs itself it stays below 300 ms. */
    private static final Duration PAGE = Duration.ofMillis(150);

    /** For so long the part waits that is fetched afterwards, before it asks again: a request holds a place of few. */
    private static final Duration PART = Duration.ofSeconds(2);

    /** What nobody fetched for so long is given up. */
    private static final Duration KEPT = Duration.ofSeconds(30);

    private final Map<Object, Begun> begun = new ConcurrentHashMap<>();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    private record Begun(CompletableFuture<?> work, long at) {

        boolean old(long now) {
            return work.isDone() && now - at > KEPT.toNanos();
        }
    }

    /** The result where it comes in time for a page. */
    public <T> Optional<T> ofPage(Object key, Supplier<T> work) {
        return within(PAGE, key, work);
    }

    /** The result where it comes in time for a part that is fetched after the page. */
    public <T> Optional<T> ofPart(Object key, Supplier<T> work) {
        return within(PART, key, work);
    }

    /**
     * Begins pieces of work that were not begun yet, one after the other, and waits for all of them as long as a page waits.
     *
     * @param works by their keys
     * @return the results of those that are done, by their keys
     */
    public <K, T> Map<K, T> ofPage(SequencedMap<K, Supplier<T>> works) {
        long until = System.nanoTime() + PAGE.toNanos();
        var chain = new ArrayList<Runnable>();
        works.forEach((key, work) -> begun.computeIfAbsent(key, k -> {
            var later = new CompletableFuture<T>();
            chain.add(() -> later.completeAsync(work, Runnable::run));
            return new Begun(later, System.nanoTime());
        }));
        workers.execute(() -> chain.forEach(Runnable::run));
        var done = new HashMap<K, T>();
        works.forEach((key, work) -> within(Duration.ofNanos(Math.max(0, until - System.nanoTime())), key, work)
                .ifPresent(result -> done.put(key, result)));
        return done;
    }

    /**
     * Begins work that was not begun yet, and waits for it.
     *
     * @param key equal keys have equal work
     * @return empty where it is not done; then it goes on, and its result is for who asks next
     */
    <T> Optional<T> within(Duration patience, Object key, Supplier<T> work) {
        long now = System.nanoTime();
        begun.values().removeIf(one -> one.old(now));
        var one = begun.computeIfAbsent(key, k -> new Begun(CompletableFuture.supplyAsync(work, workers), now));
        try {
            @SuppressWarnings("unchecked") // what was begun under a key is its work
            var result = (T) one.work().get(patience.toNanos(), TimeUnit.NANOSECONDS);
            begun.remove(key, one);
            return Optional.of(result);
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            begun.remove(key, one);
            throw thrown(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static RuntimeException thrown(@Nullable Throwable cause) {
        return cause instanceof RuntimeException known ? known : new CompletionException(cause);
    }

    /** Leaves what is not done. */
    @Override
    public void close() {
        workers.shutdownNow();
    }
}
