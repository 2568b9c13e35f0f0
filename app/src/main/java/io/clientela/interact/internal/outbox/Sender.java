package io.clientela.interact.internal.outbox;

import com.zaxxer.hikari.HikariDataSource;
import io.clientela.identify.CustomerCard;
import io.clientela.interact.internal.outbox.Claims.Claimed;
import io.clientela.interact.internal.outbox.Claims.Ended;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hands messages over in the background, on several threads. Each thread claims a batch, hands it over in small windows and
 * writes down what became of each window together with the beginning of the next, in one commit.
 */
@Component
public class Sender implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

    static final int THREADS = 4;
    private static final int BATCH = 200;

    /** As many messages of a thread may be uncertain after a crash, at most. */
    private static final int WINDOW = 20;

    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration SETTLE_EVERY = Duration.ofSeconds(10);

    /** Longer than the answer to a claim can be on its way. */
    private static final Duration ANSWERED = Duration.ofMinutes(2);

    private final Claims claims;
    private final Handing handing;
    private final Settling settling;
    private final Bell bell;
    private final Life life;
    private final Clock clock;
    private final boolean background;
    private final List<Thread> threads = new ArrayList<>();
    private final Set<Long> inHand = ConcurrentHashMap.newKeySet();
    private final SecureRandom random = new SecureRandom();
    private final AtomicLong handed = new AtomicLong();
    private Thread settler = new Thread();
    private volatile boolean running;

    Sender(
            Claims claims,
            Handing handing,
            Settling settling,
            Bell bell,
            HikariDataSource pool,
            Clock clock,
            @Value("${clientela.background-jobs}") boolean background) {
        this.claims = claims;
        this.handing = handing;
        this.settling = settling;
        this.bell = bell;
        this.life = new Life(pool);
        this.clock = clock;
        this.background = background;
    }

    @Override
    public void start() {
        running = true;
        if (background) {
            for (int i = 0; i < THREADS; i++) {
                threads.add(Thread.ofPlatform().daemon().name("sender-" + i).start(this::work));
            }
            settler = Thread.ofPlatform().daemon().name("settler").start(this::settle);
        }
    }

    @Override
    public void stop() {
        running = false;
        settler.interrupt(); // those who hand over finish what they have in hand
        for (var thread : threads) {
            try {
                thread.join(Duration.ofSeconds(4));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        threads.clear();
        life.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** How many messages this process has given to a carrier. */
    public long handed() {
        return handed.get();
    }

    private void work() {
        while (running) {
            try {
                if (round() == 0) {
                    bell.await(IDLE);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (running) {
                    LOG.warn("the sender could not send", e);
                    LockSupport.parkNanos(IDLE.toNanos());
                }
            }
        }
    }

    private void settle() {
        while (running) {
            try {
                lookBack();
                settling.round();
                Thread.sleep(SETTLE_EVERY);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (running) {
                    LOG.warn("what a crash left could not be looked after", e);
                    LockSupport.parkNanos(SETTLE_EVERY.toNanos());
                }
            }
        }
    }

    /** Lets go of claims that were made for this sender without his knowing. @return how many messages */
    int lookBack() {
        int forgotten = claims.forget(life.owner(), inHand, clock.instant().minus(ANSWERED));
        if (forgotten > 0) {
            LOG.warn("{} messages were claimed here and never taken in hand", forgotten);
        }
        return forgotten;
    }

    /** Sends all that is due, on the caller's thread. @return how many messages were given to a carrier */
    public long drain() {
        long before = handed.get();
        while (round() > 0) {
            // until nothing is due
        }
        return handed.get() - before;
    }

    /** Looks at the queue once; where there is more than one can take, others are woken. @return how many due messages there were */
    private int round() {
        life.hold();
        var taken = claims.take(BATCH, life.owner());
        if (taken.looked() == BATCH) {
            bell.ring();
        }
        if (!taken.claimed().isEmpty()) {
            send(taken.claimed());
        }
        return taken.looked();
    }

    private void send(List<Claimed> claimed) {
        var ids = claimed.stream().map(Claimed::messageId).toList();
        inHand.addAll(ids);
        try {
            sendInWindows(claimed);
        } finally {
            ids.forEach(inHand::remove);
        }
    }

    private void sendInWindows(List<Claimed> claimed) {
        var cards = handing.cards(claimed.stream().map(Claimed::row).toList());
        var ended = List.<Ended>of();
        for (int from = 0; from < claimed.size(); from += WINDOW) {
            var window = running ? claimed.subList(from, Math.min(claimed.size(), from + WINDOW)) : List.<Claimed>of();
            var begun = written(ended, window.stream().map(Claimed::messageId).toList());
            ended = hand(window, begun, cards);
        }
        written(ended, List.of());
        if (!running) {
            claims.putBack(life.owner());
        }
    }

    private List<Ended> hand(List<Claimed> window, Set<Long> begun, Map<Long, CustomerCard> cards) {
        var ended = new ArrayList<Ended>();
        for (var one : window) {
            if (begun.contains(one.messageId())) {
                ended.add(handing.hand(one.row(), one.reference(), cards));
                handed.incrementAndGet();
            }
        }
        return ended;
    }

    /** What a medium said must be written down: as long as the database does not answer it is tried again. */
    private Set<Long> written(List<Ended> ended, List<Long> next) {
        long window = random.nextLong();
        for (int tries = 0; ; tries++) {
            try {
                return claims.endAndBegin(ended, next, life.owner(), window);
            } catch (RuntimeException e) {
                if (tries > 600 || (!running && tries > 3)) {
                    throw e;
                }
                LOG.warn("what was sent could not be written down yet", e);
                LockSupport.parkNanos(IDLE.toNanos());
            }
        }
    }
}
