package io.clientela.kernel.linkage;

import java.util.Arrays;

/** Distinct texts, each with a number from 0 in the order of first appearance. For one writing thread. */
final class Dictionary {

    private String[] values = new String[64];

    /** The hash of a text in the upper half, its number plus one in the lower; 0 where free. */
    private long[] slots = new long[256];

    private int size;

    /** The number of a text, a new one if the text is new. */
    int number(String text) {
        int slot = slot(text);
        if (slots[slot] != 0) {
            return (int) slots[slot] - 1;
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = text;
        slots[slot] = entry(text.hashCode(), size);
        if (size * 2 > slots.length) {
            grow();
        }
        return size - 1;
    }

    /** The text of a number. */
    String value(int number) {
        return values[number];
    }

    /** How many distinct texts there are. */
    int size() {
        return size;
    }

    private int slot(String text) {
        int hash = text.hashCode();
        int slot = spread(hash) & (slots.length - 1);
        while (slots[slot] != 0
                && ((int) (slots[slot] >>> 32) != hash || !values[(int) slots[slot] - 1].equals(text))) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] before = slots;
        slots = new long[before.length * 2];
        for (long entry : before) {
            if (entry != 0) {
                int slot = spread((int) (entry >>> 32)) & (slots.length - 1);
                while (slots[slot] != 0) {
                    slot = (slot + 1) & (slots.length - 1);
                }
                slots[slot] = entry;
            }
        }
    }

    private static long entry(int hash, int number) {
        return ((long) hash << 32) | number;
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }
}
