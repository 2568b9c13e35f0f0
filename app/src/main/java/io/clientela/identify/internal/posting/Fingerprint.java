package io.clientela.identify.internal.posting;

import java.math.BigDecimal;
import java.util.Arrays;

/**
 * Hashes a sequence of texts and numbers to 128 bits: MurmurHash3 x64 128 (Appleby 2011) over words of 64 bits, each taken
 * as eight bytes with the lowest first. Every text is written with its length, so that two different sequences are two
 * different inputs. Numbers count by their value: 1.50 is 1.5.
 *
 * <p>One instance serves one thread; {@link #key()} starts the next sequence.
 */
final class Fingerprint {

    /** The seed of the hash. */
    static final int SEED = 0x636c6965;

    private static final long FIRST = 0x87c37b91114253d5L;
    private static final long SECOND = 0x4cf5ad432745937fL;

    private long[] words = new long[64];
    private int size;

    /** Adds a text: its length, then its characters, four in a word. */
    Fingerprint add(String text) {
        int length = text.length();
        room(1 + (length + 3) / 4);
        words[size++] = length;
        int i = 0;
        for (; i + 4 <= length; i += 4) {
            words[size++] = (long) text.charAt(i) << 48
                    | (long) text.charAt(i + 1) << 32
                    | (long) text.charAt(i + 2) << 16
                    | text.charAt(i + 3);
        }
        if (i < length) {
            long rest = 0;
            for (; i < length; i++) {
                rest = rest << 16 | text.charAt(i);
            }
            words[size++] = rest;
        }
        return this;
    }

    /** Adds a whole number. */
    Fingerprint add(long number) {
        room(1);
        words[size++] = number;
        return this;
    }

    /** Adds a decimal number by its value. */
    Fingerprint add(BigDecimal number) {
        if (number.precision() <= 18) {
            long unscaled = Figures.of(number);
            int scale = number.scale();
            while (unscaled != 0 && unscaled % 10 == 0) {
                unscaled /= 10;
                scale--;
            }
            return add(unscaled).add(unscaled == 0 ? 0L : scale);
        }
        return add(number.stripTrailingZeros().toString());
    }

    /** The hash of what was added, and a new start. */
    Key key() {
        long high = SEED;
        long low = SEED;
        int i = 0;
        for (; i + 1 < size; i += 2) {
            high = Long.rotateLeft(high ^ first(words[i]), 27) + low;
            high = high * 5 + 0x52dce729;
            low = Long.rotateLeft(low ^ second(words[i + 1]), 31) + high;
            low = low * 5 + 0x38495ab5;
        }
        if (i < size) {
            high ^= first(words[i]);
        }
        high ^= size * 8L;
        low ^= size * 8L;
        size = 0;
        high += low;
        low += high;
        high = mixed(high);
        low = mixed(low);
        high += low;
        return new Key(high, low + high);
    }

    private static long first(long word) {
        return Long.rotateLeft(word * FIRST, 31) * SECOND;
    }

    private static long second(long word) {
        return Long.rotateLeft(word * SECOND, 33) * FIRST;
    }

    private static long mixed(long hash) {
        long mixed = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ mixed >>> 33;
    }

    private void room(int more) {
        if (size + more > words.length) {
            words = Arrays.copyOf(words, Math.max(words.length * 2, size + more));
        }
    }
}
