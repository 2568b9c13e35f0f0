package io.clientela.identify.internal.erasing;

import static java.time.ZoneOffset.UTC;

import io.clientela.identify.Erasures.Found;
import io.clientela.identify.Erasures.Place;
import io.clientela.identify.Erasures.Report;
import io.clientela.identify.internal.card.Cards;
import io.clientela.platform.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the tables of identify keep of a person, and the proofs of erasures. */
@Component
class ErasureStore {

    private static final Statements SQL = Statements.of("identify/erasures");
    private static final Statements JOINS = Statements.of("identify/joins");

    /** What is done, in order: the statement, the place, what it is called. Each knows :records, :words, :now and :who. */
    private static final List<String[]> STEPS = List.of(
            new String[] {"drop-attachments", "identify.attachment", "deleted"},
            new String[] {"empty-lines", "identify.line", "emptied"},
            new String[] {"empty-documents", "identify.document", "emptied"},
            new String[] {"rename-files", "identify.file", "renamed"},
            new String[] {"note-products", "identify.change", "follows"},
            new String[] {"empty-products", "identify.product", "renamed"},
            new String[] {"empty-products-then", "identify.product_then", "renamed"},
            new String[] {"empty-flaws", "identify.flaw", "emptied"},
            new String[] {"empty-signatures", "identify.signature", "emptied"},
            new String[] {"empty-joins", "identify.customer_join", "emptied"},
            new String[] {"empty-aparts", "identify.apart", "emptied"},
            new String[] {"drop-doubts", "identify.doubt", "deleted"},
            new String[] {"drop-blocking-keys", "identify.blocking_key", "deleted"},
            new String[] {"empty-models", "identify.linkage_model", "emptied"},
            new String[] {"drop-values", "identify.value", "deleted"},
            new String[] {"drop-values-then", "identify.value_then", "deleted"},
            new String[] {"empty-records", "identify.record", "emptied"});

    private final JdbcClient jdbc;
    private final Cards cards;
    private final Clock clock;
    private final JsonMapper json;

    ErasureStore(JdbcClient jdbc, Cards cards, Clock clock, JsonMapper json) {
        this.jdbc = jdbc;
        this.cards = cards;
        this.clock = clock;
        this.json = json;
    }

    /** What was known of a customer when he was erased. */
    record Known(long customerId, List<Long> records, List<String> words, List<String> sure, List<byte[]> files) {}

    /** What is known of a customer, with his records locked; no other change of the joins is under way from here on. */
    Known known(long customerId) {
        jdbc.sql(JOINS.get("lock")).query((rs, n) -> 0).list();
        List<Long> records =
                sql("records").param("customer", customerId).query(Long.class).list();
        var values = sql("values")
                .param("records", longs(records))
                .query((row, n) -> new HisWords.Value(
                        row.getLong("record_id"),
                        row.getString("field"),
                        row.getString("text"),
                        row.getString("normal")))
                .list();
        var files = sql("files")
                .param("records", longs(records))
                .query((row, n) -> row.getBytes("sha256"))
                .list();
        return new Known(customerId, records, HisWords.of(values), HisWords.sure(values), files);
    }

    /** Takes away what the tables keep, in the transaction of the caller. */
    void forget(Known known, String who, List<Place> places) {
        for (String[] step : STEPS) {
            int rows = sql(step[0])
                    .param("records", longs(known.records()))
                    .param("words", known.words().toArray(String[]::new))
                    .param("sure", known.sure().toArray(String[]::new))
                    .param("now", clock.instant().atOffset(UTC))
                    .param("who", who)
                    .update();
            places.add(new Place(step[1], step[2], rows));
        }
        cards.refresh(List.of(known.customerId()));
        places.add(new Place("identify.customer_card", "derived-anew", 1));
        places.add(new Place("identify.search_code", "derived-anew", 1));
        places.add(
                new Place("identify.search_word", "deleted", sql("drop-words").update()));
    }

    /** The rows that are gone leave the pages of the tables; outside of a transaction. */
    void tidy() {
        sql("tidy").update();
    }

    void keep(long customerId, List<Long> records, String who, List<Place> places, List<Found> found) {
        sql("keep")
                .param("customer", customerId)
                .param("records", longs(records))
                .param("now", clock.instant().atOffset(UTC))
                .param("who", who)
                .param("places", json.writeValueAsString(places))
                .param("found", json.writeValueAsString(found))
                .query(Long.class)
                .single();
    }

    Optional<Report> latest(long customerId) {
        return sql("latest").param("customer", customerId).query(this::report).optional();
    }

    boolean isErased(long recordId) {
        return sql("is-erased")
                .param("record", recordId)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    private Report report(ResultSet row, int number) throws SQLException {
        return new Report(
                row.getLong("erasure_id"),
                row.getLong("customer_id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("who"),
                json.readValue(row.getString("places"), new TypeReference<ArrayList<Place>>() {}),
                json.readValue(row.getString("found"), new TypeReference<ArrayList<Found>>() {}));
    }

    private static StatementSpec sql(JdbcClient jdbc, String name) {
        return jdbc.sql(SQL.get(name));
    }

    private StatementSpec sql(String name) {
        return sql(jdbc, name);
    }

    private static long[] longs(List<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).toArray();
    }
}
