package io.clientela.kernel.linkage;

/** Remembers the levels of pairs of distinct values; a newer pair may push out an older one. For one thread. */
final class LevelCache {

    private final long[] keys;
    private final byte[] levels;

    LevelCache(int sizeBits) {
        keys = new long[1 << sizeBits];
        levels = new byte[1 << sizeBits];
    }

    static long key(int a, int b) {
        long low = Math.min(a, b);
        return (low << 32) | (Math.max(a, b) + 1L);
    }

    int slot(long key) {
        return (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & (keys.length - 1);
    }

    /** The level kept for a key, or −1. */
    int get(int slot, long key) {
        return keys[slot] == key ? levels[slot] : -1;
    }

    int put(int slot, long key, int level) {
        keys[slot] = key;
        levels[slot] = (byte) level;
        return level;
    }
}
