package io.clientela.identify.internal.joining;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes records and purchases straight into the tables, as an import leaves them. */
public final class Books {

    private final JdbcClient jdbc;
    private final Map<String, Integer> sources = new HashMap<>();
    private long nextRecord = 1_000_000;
    private long nextDocument = 1_000_000;
    private int nextFile = 1_000_000;
    private int nextProduct = 1_000_000;
    private long importId;

    /** Books in the given database. */
    public Books(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes everything away. */
    public void clear() {
        jdbc.sql("TRUNCATE identify.file, identify.import, identify.source, identify.value, identify.doubt,"
                        + " identify.apart, identify.join_move, identify.customer_join, identify.record, identify.customer,"
                        + " identify.document, identify.document_number, identify.line, identify.product, identify.article,"
                        + " identify.customer_card, identify.customer_total, identify.search_customer, identify.search_code,"
                        + " identify.search_word, identify.linkage_model, identify.blocking_key, identify.search_bearer,"
                        + " identify.customer_day, identify.customer_product, identify.ledger_check, identify.ledger_checked,"
                        + " identify.choice CASCADE")
                .update();
        sources.clear();
    }

    /** Begins an import with one file of a source. */
    public long begin(String source) {
        int id = source(source);
        importId = jdbc.sql("INSERT INTO identify.import (source_id, started_at, started_by, state)"
                        + " VALUES (:s, now(), 'test', 'done') RETURNING import_id")
                .param("s", id)
                .query(Long.class)
                .single();
        jdbc.sql("INSERT INTO identify.file (file_id, import_id, source_id, name, sha256, bytes, format, mapping,"
                        + " legal_basis, received_at, state)"
                        + " VALUES (:f, :i, :s, :n, '\\x00', 1, 'table', '', 'contract', now(), 'read')")
                .param("f", ++nextFile)
                .param("i", importId)
                .param("s", id)
                .param("n", source + ".csv")
                .update();
        return importId;
    }

    /** All that linkage keeps: customers, waiting records, joins, doubts, models and keys, as one text for each. */
    public static Map<String, String> state(JdbcClient jdbc) {
        var state = new HashMap<String, String>();
        Map.of(
                        "records",
                        "SELECT record_id, customer_id, linked FROM identify.record",
                        "joins",
                        "SELECT join_id, kept, joined, undone_at FROM identify.customer_join",
                        "doubts",
                        "SELECT doubt_id, state FROM identify.doubt",
                        "models",
                        "SELECT model_id FROM identify.linkage_model",
                        "keys",
                        "SELECT key, record_id FROM identify.blocking_key")
                .forEach((name, rows) -> state.put(
                        name,
                        jdbc.sql("SELECT coalesce(string_agg(t::text, ' ' ORDER BY t), '') FROM (" + rows + ") t")
                                .query(String.class)
                                .single()));
        return state;
    }

    private int source(String name) {
        return sources.computeIfAbsent(
                name,
                n -> jdbc.sql("INSERT INTO identify.source (name, created_at, department) VALUES (:n, now(), :n)"
                                + " ON CONFLICT (name) DO UPDATE SET name = excluded.name RETURNING source_id")
                        .param("n", n)
                        .query(Integer.class)
                        .single());
    }

    /** A record with a customer of its own; the values are stated on the given day. */
    public long record(String source, String kind, LocalDate statedOn, Map<String, String> values) {
        long id = nextRecord++;
        jdbc.sql("INSERT INTO identify.customer VALUES (:id, now())")
                .param("id", id)
                .update();
        jdbc.sql("INSERT INTO identify.record (record_id, source_id, key, source_key, kind, customer_id, content,"
                        + " created_at) VALUES (:id, :s, :k, :sk, :kind, :id, :k, now())")
                .param("id", id)
                .param("s", source(source))
                .param("k", new UUID(7, id))
                .param("sk", "k" + id)
                .param("kind", kind)
                .update();
        values.forEach((field, text) -> value(id, field, text, text, statedOn));
        return id;
    }

    /** A value; without a normal form it is flawed. */
    public void value(long recordId, String field, String text, @Nullable String normal, LocalDate statedOn) {
        jdbc.sql("INSERT INTO identify.value (record_id, field, text, normal, flaw, stated_on, file_id, line,"
                        + " received_at) VALUES (:r, :f, :t, CAST(:n AS text), CASE WHEN CAST(:n AS text) IS NULL"
                        + " THEN 'wrong' END, :d, :file, 1, now())")
                .param("r", recordId)
                .param("f", field)
                .param("t", text)
                .param("n", normal)
                .param("d", statedOn)
                .param("file", nextFile)
                .update();
    }

    /** A product. */
    public int product(String source, String code, String category, @Nullable BigDecimal unitCost) {
        int id = nextProduct++;
        jdbc.sql("INSERT INTO identify.product (product_id, key, source_id, code, description, category, unit_cost)"
                        + " VALUES (:id, :k, :s, :c, :c || ' thing', :cat, :cost)")
                .param("id", id)
                .param("k", new UUID(9, id))
                .param("s", source(source))
                .param("c", code)
                .param("cat", category)
                .param("cost", unitCost)
                .update();
        return id;
    }

    /** A document with one line; below zero it is a return on a credit note. */
    public long purchase(
            String source, @Nullable Long recordId, LocalDate day, int product, String amount, String currency) {
        long id = nextDocument++;
        var value = new BigDecimal(amount);
        boolean back = value.signum() < 0;
        jdbc.sql("INSERT INTO identify.document (document_id, key, version, current, content, source_id,"
                        + " file_id, line, kind, issuer, number, occurred_at, currency, buyer_id, record_id,"
                        + " department, channel, net) VALUES (:id, :k, 1, true, :k, :s, :f, 1, :kind, '', :num,"
                        + " :day, :cur, :r, :r, '', 'shop', :a)")
                .param("id", id)
                .param("k", new UUID(8, id))
                .param("s", source(source))
                .param("f", nextFile)
                .param("kind", back ? "CREDIT_NOTE" : "INVOICE")
                .param("num", "FT" + id)
                .param("day", day.atStartOfDay())
                .param("cur", currency)
                .param("r", recordId)
                .param("a", value)
                .update();
        jdbc.sql("INSERT INTO identify.line (document_id, position, product_id, file_id, line, kind, quantity, unit,"
                        + " unit_price, amount) VALUES (:id, 1, :p, :f, 1, :kind, :q, '', abs(:a), :a)")
                .param("id", id)
                .param("p", product)
                .param("f", nextFile)
                .param("kind", back ? "R" : "S")
                .param("q", back ? -1 : 1)
                .param("a", value)
                .update();
        return id;
    }
}
