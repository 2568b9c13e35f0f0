package io.clientela.kernel.lifetime;

import java.util.Arrays;

/** Numbers distinct longs in the order of their first appearance. */
final class Distinct {

    private static final int EMPTY = -1;

    private long[] values;
    private int[] slots;
    private int size;

    Distinct(int expected) {
        values = new long[Math.max(16, expected)];
        slots = new int[Integer.highestOneBit(values.length) * 4];
        Arrays.fill(slots, EMPTY);
    }

    /** The number of a value, from 0; a new one where it was not seen yet. */
    int number(long value) {
        int mask = slots.length - 1;
        int at = slot(value, mask);
        while (slots[at] != EMPTY) {
            if (values[slots[at]] == value) {
                return slots[at];
            }
            at = (at + 1) & mask;
        }
        if (size == values.length) {
            grow();
            return number(value);
        }
        slots[at] = size;
        values[size] = value;
        return size++;
    }

    int size() {
        return size;
    }

    /** The values by their number. */
    long[] values() {
        return Arrays.copyOf(values, size);
    }

    private void grow() {
        values = Arrays.copyOf(values, values.length * 2);
        slots = new int[slots.length * 2];
        Arrays.fill(slots, EMPTY);
        int mask = slots.length - 1;
        for (int i = 0; i < size; i++) {
            int at = slot(values[i], mask);
            while (slots[at] != EMPTY) {
                at = (at + 1) & mask;
            }
            slots[at] = i;
        }
    }

    private static int slot(long value, int mask) {
        long mixed = value * 0x9E3779B97F4A7C15L;
        return (int) (mixed ^ (mixed >>> 32)) & mask;
    }
}
