package io.clientela.interact.internal.medium.mail;

import io.clientela.interact.internal.medium.mail.SmtpConnection.Sent;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Conversations with one server, kept and used again; so many at once at most. */
final class SmtpPool implements AutoCloseable {

    private final EmailSettings settings;
    private final Semaphore places;
    private final ConcurrentLinkedDeque<Line> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    /** A conversation with what signs on it: neither is for two threads at once. */
    private record Line(SmtpConnection connection, @Nullable DkimSeal seal) {}

    SmtpPool(EmailSettings settings) {
        this.settings = settings;
        this.places = new Semaphore(settings.connections());
    }

    EmailSettings settings() {
        return settings;
    }

    /**
     * Hands over one message, signed. A kept conversation that the server ended meanwhile is replaced by a new one: nothing
     * of the message had left.
     *
     * @throws IOException if no conversation could be had
     */
    Sent send(String from, String to, byte[] message) throws IOException, InterruptedException {
        places.acquire();
        try {
            Line line = idle.pollFirst();
            boolean kept = line != null && line.connection().alive();
            if (line == null || !kept) {
                line = fresh(line);
            }
            byte[] signed = line.seal() == null ? message : line.seal().sign(message, Instant.now());
            Sent sent = line.connection().send(from, to, signed);
            if (sent instanceof Sent.NotSent && kept) {
                line = fresh(line);
                sent = line.connection().send(from, to, signed);
            }
            giveBack(line, sent);
            return sent;
        } finally {
            places.release();
        }
    }

    private Line fresh(@Nullable Line old) throws IOException {
        if (old != null) {
            old.connection().close();
        }
        DkimSeal seal = old == null ? settings.dkim().map(DkimSeal::new).orElse(null) : old.seal();
        return new Line(SmtpConnection.open(settings.server()), seal);
    }

    private void giveBack(Line line, Sent sent) {
        boolean over = sent instanceof Sent.NotSent || sent instanceof Sent.Unknown;
        if (over || closed) {
            line.connection().close();
        } else {
            idle.addFirst(line);
        }
    }

    /** Ends the conversations that wait; those in use end when they are given back. */
    @Override
    public void close() {
        closed = true;
        for (Line line = idle.pollFirst(); line != null; line = idle.pollFirst()) {
            line.connection().close();
        }
    }
}
