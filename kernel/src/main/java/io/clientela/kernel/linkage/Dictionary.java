package io.clientela.kernel.linkage;

import java.util.Arrays;

/** Distinct texts, each with a number from 0 in the order of first appearance. For one writing thread. */
final class Dictionary {

    private String[] values = new String[64];
    private int[] slots = new int[256];
    private int size;

    /** The number of a text, a new one if the text is new. */
    int number(String text) {
        int slot = slot(text);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = text;
        slots[slot] = size;
        if (size * 2 > slots.length) {
            grow();
        }
        return size - 1;
    }

    /** The number of a text, or −1 if it is not known. */
    int find(String text) {
        return slots[slot(text)] - 1;
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
        int slot = spread(text.hashCode()) & (slots.length - 1);
        while (slots[slot] != 0 && !values[slots[slot] - 1].equals(text)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private void grow() {
        slots = new int[slots.length * 2];
        for (int number = 0; number < size; number++) {
            int slot = spread(values[number].hashCode()) & (slots.length - 1);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = number + 1;
        }
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }
}
