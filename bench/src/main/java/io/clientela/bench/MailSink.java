package io.clientela.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** A mail server on this machine that takes every message and forgets it (RFC 5321 with PIPELINING). */
final class MailSink implements AutoCloseable {

    private static final byte[] END = {'\r', '\n', '.', '\r', '\n'};

    private final ServerSocket door;
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    MailSink() throws IOException {
        door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("mail-sink").start(this::open);
    }

    int port() {
        return door.getLocalPort();
    }

    /** How many messages it took. */
    long taken() {
        return taken.get();
    }

    /** How large they were on average, in bytes. */
    int size() {
        return (int) (bytes.get() / Math.max(1, taken.get()));
    }

    private void open() {
        while (!door.isClosed()) {
            try {
                var guest = door.accept();
                Thread.ofPlatform().daemon().name("mail-guest").start(() -> talk(guest));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket guest) {
        try (guest) {
            guest.setTcpNoDelay(true);
            var in = new BufferedInputStream(guest.getInputStream(), 1 << 16);
            var out = guest.getOutputStream();
            say(out, "220 sink\r\n");
            for (var line = line(in); !line.isEmpty(); line = line(in)) {
                if (line.startsWith("EHLO")) {
                    say(out, "250-sink\r\n250-PIPELINING\r\n250 8BITMIME\r\n");
                } else if (line.startsWith("DATA")) {
                    say(out, "354 go on\r\n");
                    bytes.addAndGet(swallow(in));
                    taken.incrementAndGet();
                    say(out, "250 2.0.0 taken\r\n");
                } else if (line.startsWith("QUIT")) {
                    say(out, "221 bye\r\n");
                    return;
                } else {
                    say(out, "250 2.0.0 well\r\n");
                }
            }
        } catch (IOException e) {
            // the guest is gone
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write(line.getBytes(StandardCharsets.US_ASCII));
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder(80);
        for (int read = in.read(); read >= 0 && read != '\n'; read = in.read()) {
            line.append((char) read);
        }
        return line.toString();
    }

    /** Reads a text up to its end. @return how long it is */
    private static long swallow(InputStream in) throws IOException {
        int matched = 2; // the line of the command ended just before
        long length = 0;
        for (int read = in.read(); read >= 0; read = in.read()) {
            length++;
            if (read == END[matched]) {
                if (++matched == END.length) {
                    return length;
                }
            } else {
                matched = read == END[0] ? 1 : 0;
            }
        }
        throw new IOException("a text without end");
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
