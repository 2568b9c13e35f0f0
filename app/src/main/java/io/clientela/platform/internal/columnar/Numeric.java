package io.clientela.platform.internal.columnar;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * PostgreSQL's numeric in its binary form: groups of four decimal figures, the power of 10,000 of the first, the sign
 * (PostgreSQL source, {@code numeric_send}).
 */
final class Numeric {

    /** Figures behind the point. */
    static final int SCALE = 6;

    /** Told of a value of 10¹² or more, and of what is not a number. */
    static final long UNFIT = Long.MIN_VALUE;

    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final int MOST_WEIGHT = 2; // below 10,000³
    private static final int NEGATIVE = 0x4000;
    private static final int SPECIAL = 0x8000;

    private Numeric() {}

    /** The value in millionths, further figures rounded half away from zero as PostgreSQL does; or {@link #UNFIT}. */
    static long millionths(byte[] bytes, int at) {
        int groups = (short) SHORTS.get(bytes, at);
        int weight = (short) SHORTS.get(bytes, at + 2);
        int sign = (short) SHORTS.get(bytes, at + 4) & 0xffff;
        if ((sign & SPECIAL) != 0 || (groups > 0 && weight > MOST_WEIGHT)) {
            return UNFIT;
        }
        long sum = 0;
        for (int i = 0; i < groups; i++) {
            long figures = (short) SHORTS.get(bytes, at + 8 + 2 * i);
            sum += switch (weight - i) {
                case 2 -> figures * 100_000_000_000_000L;
                case 1 -> figures * 10_000_000_000L;
                case 0 -> figures * 1_000_000L;
                case -1 -> figures * 100L;
                case -2 -> (figures + 50) / 100;
                default -> 0;
            };
        }
        if (sum >= 1_000_000_000_000_000_000L) {
            return UNFIT; // rounded up to 10¹²
        }
        return sign == NEGATIVE ? -sum : sum;
    }
}
