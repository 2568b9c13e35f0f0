package io.clientela.identify.internal.input.archive;

import io.clientela.identify.internal.input.Limits;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what one outermost file unpacks to, and stops it at the limits.
 *
 * <p>Threads: one at a time reads; {@link #position} may be asked from another.
 */
public final class Unpacking {

    private static final long UNCHECKED = 16L << 20;

    private final Limits limits;
    private final AtomicLong position = new AtomicLong();
    private long packed;
    private long unpacked;
    private boolean exhausted;

    /**
     * @param limits what may be unpacked
     * @param packed the size of the outermost file in bytes, 0 where it is not known
     */
    public Unpacking(Limits limits, long packed) {
        this.limits = limits;
        this.packed = packed;
    }

    /** How many bytes of the outermost file were read. */
    public long position() {
        return position.get();
    }

    /** Whether a limit was reached: the outermost file is to be refused. */
    public boolean exhausted() {
        return exhausted;
    }

    /** Says how large the outermost file is, once that is known. */
    void packed(long bytes) {
        packed = Math.max(packed, bytes);
    }

    /** Counts from the start again, for a reader that goes its own way through the outermost file. */
    void restart() {
        position.set(0);
    }

    /** Counts bytes of the outermost file that were read. */
    void advance(long bytes) {
        packed = Math.max(packed, position.addAndGet(bytes));
    }

    /** The same stream, whose bytes count as read from the outermost file. */
    public InputStream outermost(InputStream in) {
        return new Counting(in) {
            @Override
            void count(int bytes) {
                advance(bytes);
            }
        };
    }

    /** The same stream, whose bytes count as unpacked; it fails once a limit is reached. */
    InputStream unpacked(InputStream in) {
        return new Counting(in) {
            @Override
            void count(int bytes) throws IOException {
                unpacked += bytes;
                check();
            }
        };
    }

    private void check() throws IOException {
        if (unpacked > limits.unpackedBytes()) {
            exhausted = true;
            throw new IOException("it unpacks to more than " + limits.unpackedBytes() + " bytes");
        }
        if (unpacked > UNCHECKED && unpacked / limits.ratio() > packed) {
            exhausted = true;
            throw new IOException("it unpacks to more than " + limits.ratio() + " times its size");
        }
    }

    private abstract static class Counting extends FilterInputStream {

        Counting(InputStream in) {
            super(in);
        }

        abstract void count(int bytes) throws IOException;

        @Override
        public int read() throws IOException {
            int read = super.read();
            if (read >= 0) {
                count(1);
            }
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            if (read > 0) {
                count(read);
            }
            return read;
        }

        @Override
        public long skip(long bytes) throws IOException {
            long skipped = super.skip(bytes);
            count((int) Math.min(skipped, Integer.MAX_VALUE));
            return skipped;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
