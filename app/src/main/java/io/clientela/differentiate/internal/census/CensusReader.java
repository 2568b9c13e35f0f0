package io.clientela.differentiate.internal.census;

import io.clientela.platform.Statements;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

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

    /** Reads them. @return empty where they would take more memory than is to be had, or numbers would be too large */
    static Optional<Census> read(Connection picture, long most) throws SQLException {
        try (var statement = picture.createStatement()) {
            int ownBits;
            try (var row = statement.executeQuery(SQL.bare("sizes"))) {
                row.next();
                if (row.getLong("lines") > most || row.getLong("owns") >= 1L << OWN_BITS) {
                    return Optional.empty();
                }
                ownBits = Integer.SIZE - Integer.numberOfLeadingZeros(row.getInt("owns"));
            }
            try (var row = statement.executeQuery(SQL.bare("lines"))) {
                return new CensusReader(ownBits).read(row);
            }
        }
    }

    private Optional<Census> read(ResultSet row) throws SQLException {
        long document = 0;
        while (row.next()) {
            long customer = row.getLong(1);
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
        return fit ? Optional.of(made()) : Optional.empty();
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
