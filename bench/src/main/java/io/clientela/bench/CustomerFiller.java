package io.clientela.bench;

import io.clientela.platform.Statements;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lays a made-up firm straight into the tables: customers with one record each, some of them misspelt or in double as
 * sources have them; three sources, 2,000 articles, documents of one to six lines. Customer 1 has
 * 12,500 documents with some 44,000 lines, when there are so many.
 */
final class CustomerFiller {

    private static final Statements SQL = Statements.of("bench/firm");
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
    private static final String DAY = "2026-01-01";
    private static final double LINES_OF_DOCUMENT = 3.5;

    private final DataSource pool;
    private final JdbcClient jdbc;
    private final PartyGenerator generator;

    CustomerFiller(DataSource pool, JdbcClient jdbc, long seed) {
        this.pool = pool;
        this.jdbc = jdbc;
        this.generator = new PartyGenerator(seed);
    }

    /** Lays so many customers in, and about so many lines, at least one document for each customer. */
    void fill(int customers, long lines) {
        for (var name : List.of("sources", "import", "file", "articles", "products")) {
            jdbc.sql(SQL.get(name)).update();
        }
        long documents = Math.max(customers, Math.round(lines / LINES_OF_DOCUMENT));
        try (var bare = new BareTables(jdbc, List.of("customer", "record", "value", "document", "line"))) {
            parties(customers);
            System.out.printf(Locale.ROOT, "%d indexes and references left for the end%n", bare.size());
            jdbc.sql(SQL.get("documents"))
                    .param("customers", customers)
                    .param("documents", documents)
                    .update();
            jdbc.sql(SQL.get("lines")).param("documents", documents).update();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void parties(int customers) throws SQLException {
        try (var customer = new CopyStream(pool, "customer (customer_id, created_at)");
                var rec = new CopyStream(
                        pool,
                        "record (record_id, source_id, key, source_key, kind, customer_id, content, created_at, linked)");
                var value = new CopyStream(
                        pool, "value (record_id, field, text, normal, stated_on, file_id, line, received_at)")) {
            long[] id = {0};
            generator.generate(customers, (party, values) -> {
                long n = ++id[0];
                customer.row(n, DAY);
                rec.row(n, 1, new UUID(1, n), n, kind(values), n, new UUID(2, n), DAY, "t");
                for (var stated : stated(values).entrySet()) {
                    var said = stated.getValue();
                    value.row(n, stated.getKey(), said.text(), said.normal(), DAY, 1, n % 1_000_000, DAY);
                }
            });
        }
    }

    /**
     * What a record states in a field.
     *
     * @param normal as it is compared
     */
    record Stated(String text, String normal) {}

    /** What a made record states, by field. */
    static Map<String, Stated> stated(@Nullable String[] values) {
        var stated = new LinkedHashMap<String, Stated>();
        for (int f = 0; f < values.length; f++) {
            var text = values[f];
            if (text != null && !text.isBlank()) {
                stated.put(FIELDS.get(f), new Stated(text, normal(FIELDS.get(f), text)));
            }
        }
        return stated;
    }

    private static String kind(@Nullable String[] values) {
        return values[2] == null ? "person" : "company";
    }

    private static String normal(String field, String text) {
        return switch (field) {
            case "PHONE" -> "+39" + figures(text);
            case "VAT_NUMBER" -> "IT" + figures(text);
            case "EMAIL" -> text.toLowerCase(Locale.ROOT);
            default -> text;
        };
    }

    private static String figures(String text) {
        var figures = new StringBuilder();
        text.chars().filter(Character::isDigit).forEach(c -> figures.append((char) c));
        return figures.toString();
    }
}
