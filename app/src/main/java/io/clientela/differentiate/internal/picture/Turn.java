package io.clientela.differentiate.internal.picture;

import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** One at a time makes or changes the picture. Remembers when it was last seen to equal the ledger. */
@Component
class Turn {

    private final ReentrantLock lock = new ReentrantLock();
    private volatile Instant seenAt = Instant.EPOCH;

    /** Waits for its turn and works. */
    <T> T take(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** When the picture was last seen to equal the ledger; the epoch before this process looked. */
    Instant seenAt() {
        return seenAt;
    }

    /** The picture equals the ledger as it was at that time. */
    void seen(Instant at) {
        seenAt = at;
    }
}
