package io.clientela.differentiate.internal.feature;

import io.clientela.platform.Supply;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Rows that were found on the way and are given later.
 *
 * @param columns of the rows, the customer's number first
 * @param packets what threads have found, to be given packet by packet
 */
record FoundRows(List<String> columns, Queue<Packet> packets) implements Supply {

    private static final int ROOM = 1024;

    FoundRows(List<String> columns) {
        this(columns, new ConcurrentLinkedQueue<>());
    }

    /** Where one thread puts what it finds. */
    Finder finder() {
        return new Finder();
    }

    @Override
    public long about() {
        return (long) packets.size() * ROOM;
    }

    @Override
    public Reader reader() {
        return new Giver();
    }

    /** Some rows. */
    static final class Packet {

        private final long[] keys = new long[ROOM];
        private final double[][] figures;
        private volatile int size;

        Packet(int width) {
            this.figures = new double[width][ROOM];
        }
    }

    /** What one thread finds. */
    final class Finder {

        private final int width = columns.size() - 1;
        private Packet packet = new Packet(0);
        private int used = ROOM;

        /** Notes the rows of a customer. */
        void add(long customer, FigureRow row) {
            for (int at = 0; at < row.size(); ) {
                if (used == ROOM) {
                    packet = new Packet(width);
                    packets.add(packet);
                    used = 0;
                }
                packet.keys[used] = customer;
                for (var column : packet.figures) {
                    column[used] = row.get(at++);
                }
                packet.size = ++used;
            }
        }
    }

    /** Gives packets to one thread; one that has more rows than there is room for goes on where it was left. */
    private final class Giver implements Reader {

        private Packet packet = new Packet(0);
        private int given;

        @Override
        public int read(long[] keys, double[][] figures, int most) {
            if (given == packet.size) {
                var next = packets.poll();
                if (next == null) {
                    return 0;
                }
                packet = next;
                given = 0;
            }
            int rows = Math.min(packet.size - given, most);
            System.arraycopy(packet.keys, given, keys, 0, rows);
            for (int column = 0; column < figures.length; column++) {
                System.arraycopy(packet.figures[column], given, figures[column], 0, rows);
            }
            given += rows;
            return rows;
        }
    }
}
