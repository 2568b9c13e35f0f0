package io.clientela.identify.internal.posting;

import java.util.Arrays;

/**
 * Remembers, for keys met lately, an id and a fingerprint. Its memory is fixed: four places for each hash; a new key
 * takes the place that was not asked for the longest, so a forgotten key costs a question to the database and nothing
 * else. Not for several threads.
 */
final class KeyCache {

    /** What {@link #find} answers for a key that is not here. */
    static final int ABSENT = -1;

    private static final int WAYS = 4;

    private final int mask;
    private final long[] high;
    private final long[] low;
    private final long[] id;
    private final long[] mark;
    private final byte[] next;

    /**
     * @param entries how many keys it holds at most; brought up to a power of two, 32 bytes each
     */
    KeyCache(int entries) {
        int places = Math.max(WAYS, Integer.highestOneBit(Math.max(1, entries - 1)) << 1);
        this.mask = places / WAYS - 1;
        this.high = new long[places];
        this.low = new long[places];
        this.id = new long[places];
        this.mark = new long[places];
        this.next = new byte[places / WAYS];
    }

    /** The place of the key, or {@link #ABSENT}. */
    int find(Key key) {
        int first = set(key) * WAYS;
        for (int place = first; place < first + WAYS; place++) {
            if (id[place] != 0 && low[place] == key.low() && high[place] == key.high()) {
                next[first / WAYS] = (byte) ((place - first + 1) % WAYS);
                return place;
            }
        }
        return ABSENT;
    }

    /** The id at a place that {@link #find} gave. */
    long id(int place) {
        return id[place];
    }

    /** The fingerprint at a place that {@link #find} gave. */
    long mark(int place) {
        return mark[place];
    }

    /**
     * Remembers a key.
     *
     * @param keyId its id, not 0
     * @param fingerprint what its content hashes to
     */
    void put(Key key, long keyId, long fingerprint) {
        int place = find(key);
        if (place == ABSENT) {
            place = free(set(key));
        }
        high[place] = key.high();
        low[place] = key.low();
        id[place] = keyId;
        mark[place] = fingerprint;
    }

    /** An empty place of the set, else the one that was not asked for the longest. */
    private int free(int set) {
        for (int place = set * WAYS; place < set * WAYS + WAYS; place++) {
            if (id[place] == 0) {
                return place;
            }
        }
        int place = set * WAYS + next[set];
        next[set] = (byte) ((next[set] + 1) % WAYS);
        return place;
    }

    /** Forgets everything. */
    void clear() {
        Arrays.fill(id, 0);
    }

    private int set(Key key) {
        return (int) (key.low() ^ (key.low() >>> 32)) & mask;
    }
}
