package io.clientela.differentiate.internal.segment;

import io.clientela.differentiate.Feature;
import io.clientela.platform.Statements;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** A picture of random customers in memory: few different values, many of them unknown, so that rules often meet them. */
final class RandomPicture implements AutoCloseable {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    static final int CUSTOMERS = 150;

    private final Connection connection;
    private final SplittableRandom random;

    RandomPicture(long seed, boolean worth) throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        random = new SplittableRandom(seed);
        run("ATTACH ':memory:' AS picture");
        run(Statements.of("differentiate/picture").get("make"));
        run(Statements.of("differentiate/features").get("make"));
        run("INSERT INTO picture.source VALUES (1, 's', 'P1', 'P2'), (2, 't', '', '')");
        for (int p = 1; p <= 6; p++) {
            run("INSERT INTO picture.product VALUES (" + p + ", 'P" + p % 3 + "', 'name', '" + word() + "', '" + word()
                    + "', NULL)");
        }
        if (worth) {
            run("CREATE TABLE picture.worth (customer_id BIGINT, currency VARCHAR, value DOUBLE, alive DOUBLE,"
                    + " purchases DOUBLE, unusual_from DATE)");
        }
        long document = 1;
        for (int c = 1; c <= CUSTOMERS; c++) {
            boolean buys = random.nextInt(5) > 0;
            if (!buys || random.nextInt(4) > 0) {
                run("INSERT INTO picture.customer VALUES (" + c + ", '" + one("person", "company", "unknown") + "', '"
                        + word() + "', '" + word() + "', '" + word() + "', '" + word() + "')");
            }
            run("INSERT INTO picture.record VALUES (" + c + ", " + c + ")");
            if (buys) {
                features(c);
                if (worth && random.nextInt(3) > 0) {
                    run("INSERT INTO picture.worth VALUES (" + c + ", 'P1', " + small() + ", " + small() + ", "
                            + small() + ", " + (random.nextBoolean() ? "NULL" : day()) + ")");
                }
                for (int d = random.nextInt(1, 4); d > 0; d--) {
                    document(document++, c);
                }
            }
        }
    }

    Connection connection() {
        return connection;
    }

    private void features(int customer) throws SQLException {
        var values = Arrays.stream(Feature.values())
                .map(feature -> switch (feature.unit()) {
                    case DATE -> random.nextInt(4) == 0 ? "NULL" : day();
                    case WORD ->
                        feature == Feature.CURRENCY ? "'P1'" : random.nextInt(4) == 0 ? "NULL" : "'" + word() + "'";
                    default -> mayMiss(feature) ? small() : String.valueOf(random.nextInt(5));
                })
                .collect(Collectors.joining(", "));
        run("INSERT INTO picture.feature VALUES (" + customer + ", " + values + ")");
    }

    private static boolean mayMiss(Feature feature) {
        return switch (feature) {
            case CURRENCIES,
                    PURCHASES,
                    PURCHASE_DAYS,
                    ACTIVE_MONTHS,
                    SPEND,
                    SPEND_12M,
                    SPEND_3M,
                    SPEND_6M,
                    SPEND_6M_BEFORE,
                    TIMED_PURCHASES,
                    CHANNELS,
                    DEPARTMENTS,
                    ARTICLES,
                    CATEGORIES -> false;
            default -> true;
        };
    }

    private void document(long id, int customer) throws SQLException {
        run("INSERT INTO picture.document VALUES (" + id + ", " + customer + ", " + random.nextInt(1, 3) + ", '"
                + one("INVOICE", "RECEIPT", "CREDIT_NOTE") + "', CAST(" + day() + " AS TIMESTAMP) + INTERVAL "
                + random.nextInt(24) + " HOUR, '" + one("P1", "P1", "X") + "', '" + word() + "', '" + word() + "')");
        for (int line = random.nextInt(3); line >= 0; line--) {
            run("INSERT INTO picture.line VALUES (" + id + ", " + line + ", " + random.nextInt(1, 7) + ", '"
                    + one("S", "S", "R", "D") + "', 1, "
                    + (random.nextInt(12) == 0 ? "NULL" : random.nextInt(-20, 40) / 10.0) + ", NULL, "
                    + (random.nextBoolean() ? "NULL" : "'" + word() + "'") + ")");
        }
    }

    private String small() {
        return switch (random.nextInt(4)) {
            case 0 -> "NULL";
            case 1 -> "2.5";
            default -> String.valueOf(random.nextInt(5));
        };
    }

    private String day() {
        return "DATE '" + TODAY.minusDays(random.nextInt(35)) + "'";
    }

    private String word() {
        return one("P0", "P1", "P2", "");
    }

    private String one(String... words) {
        return words[random.nextInt(words.length)];
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
