package io.clientela.identify.internal.card;

import io.clientela.identify.internal.finding.SearchIndex;
import io.clientela.platform.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps what is derived of each customer: card, totals, days and products of its purchases, and what the search needs. A refresh of some customers and a
 * rebuild of all end in the same rows.
 */
@Component
public class Cards {

    private static final int CHUNK = 2_000;

    private final Statements sql = Statements.of("identify/cards");
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final SearchIndex search;
    private final Choosing choosing;
    private final Clock clock;

    /** Cards in the given database. */
    public Cards(
            JdbcClient jdbc, TransactionTemplate transactions, SearchIndex search, Choosing choosing, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.search = search;
        this.choosing = choosing;
        this.clock = clock;
    }

    /** Derives the given customers anew, in the transaction of the caller. Customers without records vanish. */
    public void refresh(Collection<Long> customers) {
        var ids = customers.stream()
                .mapToLong(Long::longValue)
                .distinct()
                .sorted()
                .toArray();
        for (int from = 0; from < ids.length; from += CHUNK) {
            long[] chunk = Arrays.copyOfRange(ids, from, Math.min(ids.length, from + CHUNK));
            transactions.executeWithoutResult(status -> refreshChunk(chunk));
        }
    }

    /**
     * Notes, in the transaction of the caller, that the cards of these customers do not follow their joins yet. The next
     * {@link #refreshAfter} brings them up to date, also when this process ends before.
     */
    public void owe(Collection<Long> customers) {
        jdbc.sql(sql.get("owe"))
                .param("ids", customers.stream().mapToLong(Long::longValue).toArray())
                .update();
    }

    /**
     * Derives the customers anew on whom an import has a bearing, and earlier ones after which nothing could follow, and
     * those whose cards are owed, in many small transactions.
     *
     * @param importId the import, 0 for the earlier ones alone
     * @param products whether the import changed products
     * @param done hears how many customers are done
     */
    public void refreshAfter(long importId, boolean products, LongConsumer done) {
        var unsettled = jdbc.sql(sql.get("unsettled"))
                .param("importId", importId)
                .query((rs, n) -> new Unsettled(rs.getLong("import_id"), rs.getBoolean("products")))
                .list();
        var imports = LongStream.concat(
                        LongStream.of(importId).filter(id -> id > 0),
                        unsettled.stream().mapToLong(Unsettled::importId))
                .distinct()
                .toArray();
        var ids = jdbc.sql(sql.get("touched-by-imports"))
                .param("imports", imports)
                .param(
                        "products",
                        products || unsettled.stream().anyMatch(one -> one.importId() != importId && one.products()))
                .query(Long.class)
                .list();
        if (imports.length == 0 && ids.isEmpty()) {
            return;
        }
        search.layOutNumbers();
        inSteps(ids, done);
        jdbc.sql(sql.get("settle"))
                .param("imports", imports)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** An import that the cards do not follow yet, and whether it brought product lists. */
    private record Unsettled(long importId, boolean products) {}

    /** How many customers hold records. */
    public long customers() {
        return jdbc.sql(sql.get("count-customers")).query(Long.class).single();
    }

    /**
     * Derives all customers anew, in many small transactions; lists stay usable meanwhile.
     *
     * @param done hears how many customers are done
     */
    public void rebuild(LongConsumer done) {
        search.layOutNumbers();
        var ids = new LinkedHashSet<>(
                jdbc.sql(sql.get("stale-cards")).query(Long.class).list());
        ids.addAll(jdbc.sql(sql.get("all-customers")).query(Long.class).list());
        inSteps(new ArrayList<>(ids), done);
    }

    private void inSteps(List<Long> ids, LongConsumer done) {
        for (int from = 0; from < ids.size(); from += CHUNK) {
            int to = Math.min(ids.size(), from + CHUNK);
            refresh(ids.subList(from, to));
            done.accept(to);
        }
    }

    private void refreshChunk(long[] ids) {
        jdbc.sql(sql.get("lock")).query((rs, n) -> 0).list();
        jdbc.sql(sql.get("no-longer-owed")).param("ids", ids).update();
        jdbc.sql(sql.get("forget-bought")).param("ids", ids).update();
        jdbc.sql(sql.get("forget-cards")).param("ids", ids).update();
        search.forget(ids);
        jdbc.sql(sql.get("bought")).param("ids", ids).update();
        var customers = stated(ids);
        write(customers);
        choosing.learn(ids);
        search.learn(customers.keySet().stream().mapToLong(Long::longValue).toArray());
        jdbc.sql(sql.get("changed")).param("ids", ids).update();
    }

    private SortedMap<Long, Sides> stated(long[] ids) {
        var customers = new TreeMap<Long, Sides>();
        jdbc.sql(sql.get("stated")).param("ids", ids).query(rs -> {
            var sides = customers.computeIfAbsent(rs.getLong("customer_id"), id -> new Sides());
            sides.add(rs);
        });
        return customers;
    }

    private void write(SortedMap<Long, Sides> customers) {
        int n = customers.size();
        var ids = new long[n];
        var columns = new String[11][n];
        int i = 0;
        for (var entry : customers.entrySet()) {
            var face = Face.of(entry.getValue().kinds, entry.getValue().values);
            ids[i] = entry.getKey();
            var row = List.of(
                    face.kind(),
                    face.name(),
                    face.sortName(),
                    face.city(),
                    face.province(),
                    face.area(),
                    face.country(),
                    face.email(),
                    face.phone(),
                    face.vatNumber(),
                    face.taxCode());
            for (int c = 0; c < row.size(); c++) {
                columns[c][i] = row.get(c);
            }
            i++;
        }
        var names = List.of(
                "kinds",
                "names",
                "sortNames",
                "cities",
                "provinces",
                "areas",
                "countries",
                "emails",
                "phones",
                "vatNumbers",
                "taxCodes");
        var statement = jdbc.sql(sql.get("card")).param("customers", ids);
        for (int c = 0; c < columns.length; c++) {
            statement = statement.param(names.get(c), columns[c]);
        }
        statement.update();
    }

    /** What the records of one customer say. */
    private static final class Sides {

        final List<String> kinds = new ArrayList<>();
        final List<Stated> values = new ArrayList<>();
        private long lastRecord = -1;

        void add(ResultSet rs) throws SQLException {
            long recordId = rs.getLong("record_id");
            if (recordId != lastRecord) {
                kinds.add(rs.getString("kind"));
                lastRecord = recordId;
            }
            String field = rs.getString("field");
            if (field != null) {
                values.add(new Stated(
                        recordId,
                        rs.getInt("source_id"),
                        field,
                        rs.getString("text"),
                        rs.getBoolean("flawed") ? Optional.empty() : Optional.ofNullable(rs.getString("normal")),
                        rs.getObject("stated_on", LocalDate.class),
                        rs.getBoolean("superseded"),
                        rs.getBoolean("own")));
            }
        }
    }
}
