package io.clientela.interact.internal.medium.hook;

import io.clientela.interact.internal.medium.Reach;
import io.clientela.interact.internal.medium.hook.HookBook.Due;
import io.clientela.platform.Rounds;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Tells other programs what is due. A call that is not answered with 2xx is tried again after 5 s, 5 min, 30 min, 2 h, 5 h,
 * 10 h, 14 h, 20 h and 24 h, as Standard Webhooks proposes, then given up; 410 ends the hook at once.
 */
@Component
class HookSender extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(HookSender.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(10);
    private static final int GONE = 410;

    static final List<Duration> AGAIN = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    private final HookBook book;
    private final Reach reach;
    private final Clock clock;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    HookSender(HookBook book, Reach reach, Clock clock, @Value("${clientela.background-jobs}") boolean background) {
        super("hooks", background, PAUSE);
        this.book = book;
        this.reach = reach;
        this.clock = clock;
    }

    @Override
    protected Duration pauseAfterTrouble() {
        return AFTER_TROUBLE;
    }

    @Override
    protected void round(boolean nudged) throws InterruptedException {
        if (tell() > 0) {
            nudge(); // there may be more
        }
    }

    /** Tells all that is due, side by side; answers how many. */
    int tell() throws InterruptedException {
        List<Due> due = book.claim();
        if (due.isEmpty()) {
            return 0;
        }
        try (ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = due.stream()
                    .<Future<?>>map(one -> calls.submit(() -> call(one)))
                    .toList();
            for (Future<?> one : running) {
                try {
                    one.get();
                } catch (java.util.concurrent.ExecutionException e) {
                    LOG.warn("a hook could not be told", e);
                }
            }
        }
        return due.size();
    }

    private void call(Due due) {
        byte[] body = due.body().getBytes(StandardCharsets.UTF_8);
        long at = clock.instant().getEpochSecond();
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(due.address()))
                    .timeout(Duration.ofSeconds(20))
                    .header("Content-Type", "application/json")
                    .header("webhook-id", due.webhookId())
                    .header("webhook-timestamp", Long.toString(at))
                    .header("webhook-signature", StandardWebhooks.sign(due.secret(), due.webhookId(), at, body))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            answered(due, status);
        } catch (IOException | IllegalArgumentException e) {
            again(due, 0, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answered(Due due, int status) {
        if (status / 100 == 2) {
            book.told(due, status);
            if (due.messageId() > 0) {
                reach.confirm(due.messageId());
            }
        } else if (status == GONE) {
            book.notTold(due, status, "gone", Optional.empty());
            book.end(due.hookId(), "system");
        } else {
            again(due, status, "HTTP " + status);
        }
    }

    private void again(Due due, int status, String words) {
        Optional<Duration> next =
                due.attempts() <= AGAIN.size() ? Optional.of(AGAIN.get(due.attempts() - 1)) : Optional.empty();
        book.notTold(due, status, words, next);
        if (next.isEmpty() && due.messageId() > 0) {
            reach.cameBack(due.messageId(), words);
        }
    }
}
