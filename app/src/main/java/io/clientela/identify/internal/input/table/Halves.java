package io.clientela.identify.internal.input.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * The first pass over a large plain text table by two threads, each over a half of it. A table with a quotation mark is
 * left to {@link FirstPass}: a cell in quotation marks may go over several lines, so that no line tells where a row starts.
 */
final class Halves {

    /** Smaller files are not worth a thread. */
    private static final long LARGE = 8 << 20;

    private static final int LONGEST_LINE = 1 << 20;

    private final Path file;
    private final TableMapping mapping;
    private final long middle;
    private final long size;
    private volatile boolean left;

    private Halves(Path file, TableMapping mapping, long middle, long size) {
        this.file = file;
        this.mapping = mapping;
        this.middle = middle;
        this.size = size;
    }

    /**
     * Goes through the file.
     *
     * @return null where it has to be gone through row by row
     */
    static @Nullable FirstPass pass(Path file, TableMapping mapping, FirstPass.Watch watch) throws IOException {
        return pass(file, mapping, watch, LARGE);
    }

    /** Goes through files of so many bytes or more. */
    static @Nullable FirstPass pass(Path file, TableMapping mapping, FirstPass.Watch watch, long least)
            throws IOException {
        var format = mapping.format();
        var size = Files.size(file);
        if (size < least
                || format.container() != TableFormat.Container.TEXT
                || !format.dates().certain()
                || !PlainLines.take(format)
                || TableReader.isPacked(file)) {
            return null;
        }
        var middle = lineStart(file, size / 2);
        return middle < 0 ? null : new Halves(file, mapping, middle, size).pass(watch);
    }

    /** Where the first line starts behind a place, -1 where none does for long. */
    private static long lineStart(Path file, long place) throws IOException {
        try (var channel = FileChannel.open(file)) {
            var bytes = ByteBuffer.allocate(LONGEST_LINE);
            channel.read(bytes, place);
            for (var i = 0; i < bytes.position(); i++) {
                if (bytes.get(i) == '\n') {
                    return place + i + 1;
                }
            }
            return -1;
        }
    }

    private @Nullable FirstPass pass(FirstPass.Watch watch) throws IOException {
        var second = new FutureTask<>(() -> stretch(middle, size, 0, share -> {}));
        Thread.ofPlatform().name("first-pass").daemon().start(second);
        try {
            var before = stretch(0, middle, mapping.format().headerLine(), share -> watch.passed(share / 2));
            var behind = before == null ? null : second.get();
            if (before == null || behind == null) {
                return null;
            }
            watch.passed(1);
            return new FirstPass(before.adjacentWith(behind), before.decodable() && behind.decodable(), null);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } finally {
            left = true;
        }
    }

    /** Goes through the lines between two places; null once there is a quotation mark. */
    private @Nullable Stretch stretch(long from, long to, long headerLine, FirstPass.Watch watch) throws IOException {
        var stretch = new Stretch(mapping);
        var row = new Row();
        try (var part = new Part(file, from, to);
                var lines = new PlainLines(part, mapping.format())) {
            var count = 0L;
            for (var next = lines.next(row); !left; next = lines.next(row)) {
                switch (next) {
                    case ROW -> {
                        if (!row.isBlank()) {
                            stretch.take(row, row.line() <= headerLine);
                        }
                    }
                    case END -> {
                        return stretch;
                    }
                    case OTHER -> left = true;
                }
                if ((++count & 0x3FFF) == 0) {
                    watch.passed(part.share());
                }
            }
        }
        return null;
    }

    /** The bytes between two places of a file. */
    private static final class Part extends InputStream {

        private final InputStream in;
        private final long length;
        private long passed;

        Part(Path file, long from, long to) throws IOException {
            this.in = Files.newInputStream(file);
            this.length = Math.max(1, to - from);
            in.skipNBytes(from);
        }

        @Override
        public int read() throws IOException {
            var one = passed < length ? in.read() : -1;
            passed += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int most) throws IOException {
            if (passed == length) {
                return -1;
            }
            var read = in.read(bytes, offset, (int) Math.min(most, length - passed));
            passed += Math.max(0, read);
            return read;
        }

        double share() {
            return (double) passed / length;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
