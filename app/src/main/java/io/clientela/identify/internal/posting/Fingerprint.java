package io.clientela.identify.internal.posting;

import java.math.BigDecimal;
import java.util.Arrays;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * Hashes a sequence of texts and numbers to 128 bits (MurmurHash3 x64 128, Appleby 2011). Every part is written with its
 * length or a mark, so that two different sequences are two different inputs. Numbers count by their value: 1.50 is 1.5.
 *
 * <p>One instance serves one thread; {@link #key()} starts the next sequence.
 */
final class Fingerprint {

    private static final int SEED = 0x636c6965;

    private byte[] buffer = new byte[1024];
    private int size;

    /** Adds a text. */
    Fingerprint add(String text) {
        int length = text.length();
        room(length * 2 + 4);
        size += 4;
        int from = size;
        for (int i = 0; i < length; i++) {
            char letter = text.charAt(i);
            if (letter < 0x80 && letter != 0) {
                buffer[size++] = (byte) letter;
            } else {
                // 0 announces two bytes, so that the writing is one to one
                room(3 + (length - i) * 2);
                buffer[size++] = 0;
                buffer[size++] = (byte) (letter >> 8);
                buffer[size++] = (byte) letter;
            }
        }
        integer(from - 4, size - from);
        return this;
    }

    /** Adds a whole number. */
    Fingerprint add(long number) {
        room(8);
        integer(size, (int) (number >> 32));
        integer(size + 4, (int) number);
        size += 8;
        return this;
    }

    /** Adds a decimal number by its value. */
    Fingerprint add(BigDecimal number) {
        if (number.precision() <= 18) {
            long unscaled = number.unscaledValue().longValue();
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
        long[] hash = MurmurHash3.hash128x64(buffer, 0, size, SEED);
        size = 0;
        return new Key(hash[0], hash[1]);
    }

    private void integer(int at, int value) {
        buffer[at] = (byte) (value >> 24);
        buffer[at + 1] = (byte) (value >> 16);
        buffer[at + 2] = (byte) (value >> 8);
        buffer[at + 3] = (byte) value;
    }

    private void room(int bytes) {
        if (size + bytes > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + bytes));
        }
    }
}
