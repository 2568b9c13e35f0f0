package io.clientela.identify.internal.posting;

/**
 * Remembers, for keys met lately, an id and a fingerprint. Its memory is fixed: four places for each hash; a new key
 * takes the place that was not asked for the longest, so a forgotten key costs a question to the database and nothing
 * else. Not for several threads.
 */
final class KeyCache {

    /** What {@link #find} answers for a key that is not here. */
    static final int ABSENT = -1;

    private static final int WAYS = 4;

    /** An entry is the key's two halves, the id and the fingerprint, side by side. */
    private static final int WIDTH = 4;

    private final int mask;
    private final long[] entries;
    private final byte[] next;

    /**
     * @param most how many keys it holds at most; brought up to a power of two, 32 bytes each
     */
    KeyCache(int most) {
        int places = Math.max(WAYS, Integer.highestOneBit(Math.max(1, most - 1)) << 1);
        this.mask = places / WAYS - 1;
        this.entries = new long[places * WIDTH];
        this.next = new byte[places / WAYS];
    }

    /** The place of the key, or {@link #ABSENT}. */
    int find(Key key) {
        int first = set(key) * WAYS;
        for (int place = first; place < first + WAYS; place++) {
            int at = place * WIDTH;
            if (entries[at + 1] == key.low() && entries[at] == key.high() && entries[at + 2] != 0) {
                next[first / WAYS] = (byte) ((place - first + 1) % WAYS);
                return place;
            }
        }
        return ABSENT;
    }

    /** The id at a place that {@link #find} gave. */
    long id(int place) {
        return entries[place * WIDTH + 2];
    }

    /** The fingerprint at a place that {@link #find} gave. */
    long mark(int place) {
        return entries[place * WIDTH + 3];
    }

    /**
     * Remembers a key.
     *
     * @param id its id, not 0
     * @param fingerprint what its content hashes to
     */
    void put(Key key, long id, long fingerprint) {
        int place = find(key);
        if (place == ABSENT) {
            place = free(set(key));
        }
        int at = place * WIDTH;
        entries[at] = key.high();
        entries[at + 1] = key.low();
        entries[at + 2] = id;
        entries[at + 3] = fingerprint;
    }

    /** An empty place of the set, else the one that was not asked for the longest. */
    private int free(int set) {
        for (int place = set * WAYS; place < set * WAYS + WAYS; place++) {
            if (id(place) == 0) {
                return place;
            }
        }
        int place = set * WAYS + next[set];
        next[set] = (byte) ((next[set] + 1) % WAYS);
        return place;
    }

    private int set(Key key) {
        return (int) (key.low() ^ (key.low() >>> 32)) & mask;
    }
}
