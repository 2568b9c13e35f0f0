package io.clientela.kernel.share;

/** The values with the smallest distances of all that are offered: a heap with the farthest on top. */
final class Nearest {

    private final double[] distances;
    private final double[] kept;
    private int size;

    Nearest(int most) {
        distances = new double[most];
        kept = new double[most];
    }

    /** The distance of the farthest one kept; infinite while there is room. */
    double farthest() {
        return size < distances.length ? Double.POSITIVE_INFINITY : distances[0];
    }

    void offer(double distance, double value) {
        if (size < distances.length) {
            int at = size++;
            while (at > 0 && distances[(at - 1) / 2] < distance) {
                move((at - 1) / 2, at);
                at = (at - 1) / 2;
            }
            put(at, distance, value);
        } else if (distance < distances[0]) {
            sink(distance, value);
        }
    }

    private void sink(double distance, double value) {
        int at = 0;
        while (true) {
            int child = 2 * at + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && distances[child + 1] > distances[child]) {
                child++;
            }
            if (distances[child] <= distance) {
                break;
            }
            move(child, at);
            at = child;
        }
        put(at, distance, value);
    }

    private void move(int from, int to) {
        distances[to] = distances[from];
        kept[to] = kept[from];
    }

    private void put(int at, double distance, double value) {
        distances[at] = distance;
        kept[at] = value;
    }

    /** The values kept, in no order. */
    double[] values() {
        return java.util.Arrays.copyOf(kept, size);
    }
}
