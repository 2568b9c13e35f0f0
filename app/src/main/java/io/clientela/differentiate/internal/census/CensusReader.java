package io.clientela.differentiate.internal.census;

import io.clientela.platform.Statements;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** Reads the lines of the picture into arrays. */
final class CensusReader {

    static final Statements SQL = Statements.of("differentiate/census");

    private static final int FIRST = 1 << 12;
    private static final int OWN_BITS = 24;
    private static final int DAY_BITS = 32;

    private long[] customers = new long[FIRST];
    private int[] places = new int[FIRST];
    private int[] firstDocument = new int[FIRST];
    private int size;

    private int[] heads = new int[FIRST];
    private int[] days = new int[FIRST];
    private int[] firstLine = new int[FIRST];
    private int documents;

    private int[] goods = new int[FIRST];
    private int lines;

    private final Map<Long, Integer> ways = new HashMap<>();
    private final Map<Integer, Integer> products = new HashMap<>();
    private final int ownBits;

    private CensusReader(int ownBits) {
        this.ownBits = ownBits;
    }

    /**
     * How the tallies stand from which lines are read.
     *
     * @param made names the making of them
     * @param number of their last change since
     * @param lines how many there are
     * @param owns the greatest number of a department
     */
    record State(String made, long number, long lines, int owns) {

        /** So many bits a department takes. */
        int ownBits() {
            return Integer.SIZE - Integer.numberOfLeadingZeros(owns);
        }

        boolean fits(long most) {
            return lines <= most && owns < 1 << OWN_BITS;
        }
    }

    /** How they stand now. */
    static State state(Connection picture) throws SQLException {
        try (var statement = picture.createStatement();
                var row = statement.executeQuery(SQL.whole("state"))) {
            row.next();
            return new State(row.getString("made"), row.getLong("number"), row.getLong("lines"), row.getInt("owns"));
        }
    }

    /** Reads all of them. @return empty where numbers would be too large */
    static Optional<Census> read(Connection picture, State state) throws SQLException {
        var untouched = lines(picture, SQL.whole("untouched"), state);
        return untouched.isPresent() && state.number() > 0 ? read(picture, state, untouched.get(), 0) : untouched;
    }

    /**
     * Reads those of customers of whom something changed.
     *
     * @param before what is known of the others
     * @param number the change up to which it is known
     * @return empty where numbers would be too large
     */
    static Optional<Census> read(Connection picture, State state, Census before, long number) throws SQLException {
        var anew = lines(picture, numbered("touched", number), state);
        return anew.isPresent() ? CensusMerge.of(before, touched(picture, number), anew.get()) : Optional.empty();
    }

    private static long[] touched(Connection picture, long number) throws SQLException {
        var touched = LongStream.builder();
        try (var statement = picture.createStatement();
                var row = statement.executeQuery(numbered("customers", number))) {
            while (row.next()) {
                touched.add(row.getLong("customer"));
            }
        }
        return touched.build().toArray();
    }

    private static String numbered(String name, long number) {
        return SQL.whole(name).replace(":number", String.valueOf(number));
    }

    private static Optional<Census> lines(Connection picture, String sql, State state) throws SQLException {
        var asTheyCome = read(picture, sql, state);
        return asTheyCome.ordered()
                ? asTheyCome.census()
                : read(picture, sql + "\nORDER BY 1, 2", state).census();
    }

    private static Read read(Connection picture, String sql, State state) throws SQLException {
        try (var statement = picture.createStatement();
                var row = statement.executeQuery(sql)) {
            return new CensusReader(state.ownBits()).read(row);
        }
    }

    /**
     * What was read.
     *
     * @param ordered whether the lines came customer by customer and document by document; else nothing was read
     */
    private record Read(boolean ordered, Optional<Census> census) {}

    private Read read(ResultSet row) throws SQLException {
        long document = 0;
        while (row.next()) {
            long customer = row.getLong(1);
            if (size > 0
                    && (customers[size - 1] > customer
                            || (customers[size - 1] == customer && row.getLong(2) < document))) {
                return new Read(false, Optional.empty());
            }
            if (size == 0 || customers[size - 1] != customer) {
                customer(customer, (int) (row.getLong(5) >>> DAY_BITS));
                document = Long.MIN_VALUE;
            }
            if (row.getLong(2) != document) {
                document = row.getLong(2);
                document(row.getLong(4), (int) row.getLong(5));
            }
            long what = row.getLong(3);
            line((int) (what >>> OWN_BITS), (int) (what & ((1 << OWN_BITS) - 1)));
        }
        boolean fit = (long) products.size() << ownBits < Integer.MAX_VALUE;
        return new Read(true, fit ? Optional.of(made()) : Optional.empty());
    }

    private void customer(long customer, int place) {
        if (size == customers.length) {
            customers = Arrays.copyOf(customers, size * 2);
            places = Arrays.copyOf(places, size * 2);
            firstDocument = Arrays.copyOf(firstDocument, size * 2);
        }
        customers[size] = customer;
        places[size] = place;
        firstDocument[size++] = documents;
    }

    private void document(long head, int day) {
        if (documents == heads.length) {
            int more = documents + (documents >> 1);
            heads = Arrays.copyOf(heads, more);
            days = Arrays.copyOf(days, more);
            firstLine = Arrays.copyOf(firstLine, more);
        }
        heads[documents] = number(ways, head);
        days[documents] = day;
        firstLine[documents++] = lines;
    }

    private void line(int product, int own) {
        if (lines == goods.length) {
            goods = Arrays.copyOf(goods, lines + (lines >> 1));
        }
        goods[lines++] = number(products, product) << ownBits | own;
    }

    /** The place of a key among those that came before; the next one where it is new. */
    private static <K> int number(Map<K, Integer> numbers, K key) {
        var number = numbers.get(key);
        if (number == null) {
            number = numbers.size();
            numbers.put(key, number);
        }
        return number;
    }

    private Census made() {
        var documentsOf = Arrays.copyOf(firstDocument, size + 1);
        documentsOf[size] = documents;
        var linesOf = Arrays.copyOf(firstLine, documents + 1);
        linesOf[documents] = lines;
        var wayOf = new long[ways.size()];
        ways.forEach((way, at) -> wayOf[at] = way);
        var productOf = new int[products.size()];
        products.forEach((product, at) -> productOf[at] = product);
        return new Census(
                Arrays.copyOf(customers, size),
                Arrays.copyOf(places, size),
                documentsOf,
                Arrays.copyOf(heads, documents),
                Arrays.copyOf(days, documents),
                linesOf,
                Arrays.copyOf(goods, lines),
                wayOf,
                productOf,
                ownBits);
    }
}
