package io.clientela.identify.internal.posting;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows in PostgreSQL's binary COPY format (PostgreSQL 18 documentation, COPY, "Binary Format"). The columns of a row are
 * written in the order of the COPY command, each with the method of its type.
 */
final class CopyRows {

    private static final byte[] HEAD = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final long EPOCH_DAYS = LocalDate.of(2000, 1, 1).toEpochDay();
    private static final long EPOCH_SECONDS = EPOCH_DAYS * 86_400;
    private static final int PIECE = 1 << 17;
    private static final int TEXT_TYPE = 25;
    private static final BigInteger TEN_THOUSAND = BigInteger.valueOf(10_000);

    private final short[] digits = new short[40];
    private byte[] buffer;
    private int size;
    private int rows;

    /** Where rows go as soon as there are enough of them; null while they are only gathered. */
    private @Nullable CopyIn sending;

    CopyRows(int bytes) {
        this.buffer = new byte[bytes];
        clear();
    }

    /** Takes all rows away. */
    void clear() {
        size = 0;
        rows = 0;
        for (byte letter : HEAD) {
            buffer[size++] = letter;
        }
        room(8);
        size = put(size, 0);
        size = put(size, 0);
    }

    /** How many rows were started. */
    int rows() {
        return rows;
    }

    /** Sends the rows, if any, through the given COPY command, and takes them away. */
    void send(Connection connection, String command) throws SQLException {
        if (rows > 0) {
            stream(connection, command, () -> {});
        }
        clear();
    }

    /** Sends the rows that are written meanwhile, piece by piece, so that the database takes them in side by side. */
    void stream(Connection connection, String command, Runnable writing) throws SQLException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(command);
        sending = copy;
        try {
            writing.run();
            room(2);
            shortAt(size, -1);
            copy.writeToCopy(buffer, 0, size + 2);
            copy.endCopy();
        } finally {
            sending = null;
            if (copy.isActive()) {
                copy.cancelCopy();
            }
            clear();
        }
    }

    private void sendPiece(CopyIn copy) {
        try {
            copy.writeToCopy(buffer, 0, size);
            size = 0;
        } catch (SQLException e) {
            throw new IllegalStateException("rows could not be sent: " + e.getMessage(), e);
        }
    }

    /** Starts a row of so many columns. */
    CopyRows row(int columns) {
        var copy = sending;
        if (copy != null && size >= PIECE) {
            sendPiece(copy);
        }
        room(2);
        shortAt(size, columns);
        size += 2;
        rows++;
        return this;
    }

    CopyRows bigint(long value) {
        room(12);
        size = put(size, 8);
        size = put(size, (int) (value >> 32));
        size = put(size, (int) value);
        return this;
    }

    /** A bigint column, NULL for 0. */
    CopyRows bigintOrNull(long value) {
        return value == 0 ? none() : bigint(value);
    }

    CopyRows integer(int value) {
        room(8);
        size = put(size, 4);
        size = put(size, value);
        return this;
    }

    CopyRows flag(boolean value) {
        return single(value ? 1 : 0);
    }

    /** A column of the type {@code "char"}. */
    CopyRows letter(char value) {
        return single(value);
    }

    CopyRows key(Key value) {
        room(20);
        size = put(size, 16);
        size = put(size, (int) (value.high() >> 32));
        size = put(size, (int) value.high());
        size = put(size, (int) (value.low() >> 32));
        size = put(size, (int) value.low());
        return this;
    }

    CopyRows bytes(byte[] value) {
        room(4 + value.length);
        size = put(size, value.length);
        System.arraycopy(value, 0, buffer, size, value.length);
        size += value.length;
        return this;
    }

    /** A text, NULL for null; characters that PostgreSQL cannot hold (U+0000) are left out. */
    CopyRows text(@Nullable String value) {
        if (value == null) {
            return none();
        }
        int length = value.length();
        room(4 + length);
        int at = size + 4;
        for (int i = 0; i < length; i++) {
            char letter = value.charAt(i);
            if (letter >= 0x80 || letter == 0) {
                return bytes(value.replace("\0", "").getBytes(StandardCharsets.UTF_8));
            }
            buffer[at++] = (byte) letter;
        }
        put(size, length);
        size = at;
        return this;
    }

    CopyRows texts(List<String> values) {
        int start = size;
        room(4 + 20);
        size = put(size, 0);
        size = put(size, values.isEmpty() ? 0 : 1);
        size = put(size, 0);
        size = put(size, TEXT_TYPE);
        if (!values.isEmpty()) {
            size = put(size, values.size());
            size = put(size, 1);
            values.forEach(this::text);
        }
        put(start, size - start - 4);
        return this;
    }

    CopyRows date(LocalDate value) {
        return integer(Math.toIntExact(value.toEpochDay() - EPOCH_DAYS));
    }

    CopyRows timestamp(LocalDateTime value) {
        long micros = (value.toLocalDate().toEpochDay() - EPOCH_DAYS) * 86_400_000_000L
                + value.toLocalTime().toNanoOfDay() / 1000;
        return bigint(micros);
    }

    CopyRows instant(Instant value) {
        return bigint((value.getEpochSecond() - EPOCH_SECONDS) * 1_000_000 + value.getNano() / 1000);
    }

    /** NULL. */
    CopyRows none() {
        room(4);
        size = put(size, -1);
        return this;
    }

    /**
     * A numeric, NULL for null: the value in groups of four decimal figures around the decimal point, the power of
     * 10,000 of the first group, and how many figures stand behind the point.
     */
    CopyRows numeric(@Nullable BigDecimal value) {
        if (value == null) {
            return none();
        }
        int scale = value.scale();
        if (scale < 0) {
            return numeric(value.setScale(0));
        }
        int groups = value.precision() <= 16 ? small(value, scale) : large(value, scale);
        int fractions = (scale + 3) / 4;
        int weight = groups - fractions - 1;
        int last = 0;
        while (last < groups && digits[last] == 0) {
            last++; // groups stand from the lowest: zeros at the end are not written
        }
        int first = groups;
        while (first > last && digits[first - 1] == 0) {
            first--;
            weight--;
        }
        return numeric(first, last, first == last ? 0 : weight, value.signum() < 0, scale);
    }

    private CopyRows numeric(int first, int last, int weight, boolean negative, int scale) {
        int written = first - last;
        room(12 + written * 2);
        size = put(size, 8 + written * 2);
        shortAt(size, written);
        shortAt(size + 2, weight);
        shortAt(size + 4, negative ? 0x4000 : 0);
        shortAt(size + 6, scale);
        size += 8;
        for (int group = first - 1; group >= last; group--) {
            shortAt(size, digits[group]);
            size += 2;
        }
        return this;
    }

    /** The groups of a value of at most 16 figures, the lowest first. */
    private int small(BigDecimal value, int scale) {
        long rest = Math.abs(Figures.of(value));
        int odd = scale % 4;
        int groups = 0;
        if (odd != 0) {
            int factor = POWERS[4 - odd];
            int unit = POWERS[odd];
            digits[groups++] = (short) (rest % unit * factor);
            rest /= unit;
        }
        while (rest != 0) {
            digits[groups++] = (short) (rest % 10_000);
            rest /= 10_000;
        }
        return filled(groups, scale);
    }

    private int large(BigDecimal value, int scale) {
        int fractions = (scale + 3) / 4;
        var rest = value.setScale(fractions * 4).unscaledValue().abs();
        int groups = 0;
        while (rest.signum() != 0) {
            if (groups == digits.length) {
                throw new IllegalArgumentException("more than 160 figures: " + value.precision());
            }
            var parts = rest.divideAndRemainder(TEN_THOUSAND);
            digits[groups++] = parts[1].shortValue();
            rest = parts[0];
        }
        return filled(groups, scale);
    }

    /** At least as many groups as stand behind the point. */
    private int filled(int groups, int scale) {
        int least = (scale + 3) / 4;
        if (least > digits.length) {
            throw new IllegalArgumentException("more than 160 figures behind the point: " + scale);
        }
        if (groups < least) {
            Arrays.fill(digits, groups, least, (short) 0);
            return least;
        }
        return groups;
    }

    private static final int[] POWERS = {1, 10, 100, 1000, 10_000};

    private CopyRows single(int value) {
        room(5);
        size = put(size, 1);
        buffer[size++] = (byte) value;
        return this;
    }

    private void shortAt(int at, int value) {
        buffer[at] = (byte) (value >> 8);
        buffer[at + 1] = (byte) value;
    }

    private int put(int at, int value) {
        buffer[at] = (byte) (value >> 24);
        buffer[at + 1] = (byte) (value >> 16);
        buffer[at + 2] = (byte) (value >> 8);
        buffer[at + 3] = (byte) value;
        return at + 4;
    }

    private void room(int bytes) {
        if (size + bytes > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + bytes));
        }
    }
}
