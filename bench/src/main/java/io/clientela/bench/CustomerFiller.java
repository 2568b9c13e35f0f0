package io.clientela.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Lays made-up customers straight into the tables: one record and one document with one line for each. */
final class CustomerFiller {

    private static final List<String> FIELDS = List.of(
            "GIVEN_NAME",
            "FAMILY_NAME",
            "COMPANY_NAME",
            "BIRTH_DATE",
            "EMAIL",
            "PHONE",
            "STREET",
            "CITY",
            "POSTCODE",
            "PROVINCE",
            "VAT_NUMBER",
            "TAX_CODE");

    private final HikariDataSource pool;
    private final PartyGenerator generator;
    private final SplittableRandom random;

    CustomerFiller(HikariDataSource pool, long seed) {
        this.pool = pool;
        this.generator = new PartyGenerator(seed);
        this.random = new SplittableRandom(seed);
    }

    /** Lays so many customers in. */
    void fill(int customers) {
        try {
            ground();
            // Closed in the reverse order: a row must find what it refers to.
            try (var line = new Stream("line (document_id, position, product_id, file_id, line, kind, quantity, unit,"
                            + " unit_price, amount)");
                    var document =
                            new Stream("document (document_id, key, version, current, content, source_id, file_id,"
                                    + " line, kind, issuer, number, occurred_at, currency, buyer_id, record_id, department,"
                                    + " channel, net)");
                    var value = new Stream(
                            "value (record_id, field, text, normal, stated_on, file_id, line, received_at)");
                    var rec = new Stream("record (record_id, source_id, key, source_key, kind, customer_id, content,"
                            + " created_at, linked)");
                    var customer = new Stream("customer (customer_id, created_at)")) {
                long[] id = {0};
                generator.generate(customers, (party, values) -> {
                    id[0]++;
                    customer.row(id[0], "2026-01-01");
                    rec.row(
                            id[0],
                            1,
                            new UUID(1, id[0]),
                            id[0],
                            kind(values),
                            id[0],
                            new UUID(2, id[0]),
                            "2026-01-01",
                            "t");
                    for (int f = 0; f < values.length; f++) {
                        var text = values[f];
                        if (text != null && !text.isBlank()) {
                            value.row(
                                    id[0],
                                    FIELDS.get(f),
                                    text,
                                    normal(FIELDS.get(f), text),
                                    "2026-01-01",
                                    1,
                                    1,
                                    "2026-01-01");
                        }
                    }
                    long amount = (long) Math.exp(2 + 6 * random.nextDouble());
                    var key = new UUID(3, id[0]);
                    document.row(
                            id[0],
                            key,
                            1,
                            "t",
                            key,
                            1,
                            1,
                            1,
                            "INVOICE",
                            "",
                            "FT/2026/" + id[0],
                            "2026-03-01",
                            "EUR",
                            id[0],
                            id[0],
                            "",
                            "",
                            amount);
                    line.row(id[0], 1, 1, 1, 1, "S", 1, "", amount, amount);
                });
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String kind(@Nullable String[] values) {
        return values[2] == null ? "person" : "company";
    }

    private static String normal(String field, String text) {
        return switch (field) {
            case "PHONE" -> "+39" + text.replaceAll("[^0-9]", "").replaceFirst("^(0039|39(?=3.{9}))", "");
            case "VAT_NUMBER" -> "IT" + text.replaceAll("[^0-9]", "");
            default -> text;
        };
    }

    private void ground() throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("INSERT INTO identify.source (name, created_at) VALUES ('bench', now())");
            statement.execute("INSERT INTO identify.import (source_id, started_at, started_by, state)"
                    + " VALUES (1, now(), 'bench', 'done')");
            statement.execute("INSERT INTO identify.file (file_id, import_id, source_id, name, sha256, bytes, format,"
                    + " mapping, legal_basis, received_at, state)"
                    + " VALUES (1, 1, 1, 'bench', '', 0, 'table', '', 'contract', now(), 'read')");
            statement.execute("INSERT INTO identify.product (product_id, key, source_id, code, description)"
                    + " VALUES (1, '00000000-0000-0000-0000-000000000001', 1, 'P1', 'a thing')");
        }
    }

    /** One COPY on a connection of its own. */
    private final class Stream implements AutoCloseable {

        private final Connection connection;
        private final CopyIn copy;
        private final StringBuilder buffer = new StringBuilder();
        private final List<String> cells = new ArrayList<>();

        Stream(String table) throws SQLException {
            connection = pool.getConnection();
            copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY identify." + table + " FROM STDIN");
        }

        void row(Object... values) {
            cells.clear();
            for (var value : values) {
                cells.add(value.toString()
                        .replace("\\", "\\\\")
                        .replace("\t", " ")
                        .replace("\n", " "));
            }
            buffer.append(String.join("\t", cells)).append('\n');
            if (buffer.length() > 1 << 16) {
                flush();
            }
        }

        private void flush() {
            try {
                byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
                copy.writeToCopy(bytes, 0, bytes.length);
                buffer.setLength(0);
            } catch (SQLException e) {
                throw new UncheckedIOException(new IOException(e));
            }
        }

        @Override
        public void close() throws SQLException {
            flush();
            copy.endCopy();
            connection.close();
        }
    }
}
