package io.clientela.identify.internal.joining;

import io.clientela.platform.Statements;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Joins and moves that are to be written at once. */
final class JoinRows {

    private final List<Row> rows = new ArrayList<>();

    private record Row(NewJoin join, long kept, long joined, boolean keptFirst, List<Long> moved) {

        long recordA() {
            return keptFirst ? join.a() : join.b();
        }

        long recordB() {
            return keptFirst ? join.b() : join.a();
        }
    }

    void add(NewJoin join, long kept, long joined, boolean keptFirst, List<Long> moved) {
        rows.add(new Row(join, kept, joined, keptFirst, List.copyOf(moved)));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    int size() {
        return rows.size();
    }

    void write(JdbcClient jdbc, Statements sql, List<Long> ids, OffsetDateTime at) {
        jdbc.sql(sql.get("add-joins"))
                .param("at", at)
                .param("ids", ids.stream().mapToLong(Long::longValue).toArray())
                .param("bys", rows.stream().map(r -> r.join().by()).toArray(String[]::new))
                .param("kept", rows.stream().mapToLong(Row::kept).toArray())
                .param("joined", rows.stream().mapToLong(Row::joined).toArray())
                .param("lefts", rows.stream().mapToLong(Row::recordA).toArray())
                .param("rights", rows.stream().mapToLong(Row::recordB).toArray())
                .param("models", rows.stream().map(JoinRows::model).toArray(Long[]::new))
                .param(
                        "weights",
                        rows.stream()
                                .mapToDouble(r -> r.join().evidence().totalBits())
                                .toArray())
                .param(
                        "probabilities",
                        rows.stream()
                                .mapToDouble(r -> r.join().evidence().probability())
                                .toArray())
                .param(
                        "evidence",
                        rows.stream()
                                .map(r -> EvidenceText.write(r.join().evidence()))
                                .toArray(String[]::new))
                .param("whys", rows.stream().map(r -> r.join().why()).toArray(String[]::new))
                .update();
        var joins = new ArrayList<Long>();
        var records = new ArrayList<Long>();
        for (int i = 0; i < rows.size(); i++) {
            for (long rec : rows.get(i).moved()) {
                joins.add(ids.get(i));
                records.add(rec);
            }
        }
        jdbc.sql(sql.get("add-moves"))
                .param("ids", joins.stream().mapToLong(Long::longValue).toArray())
                .param("records", records.stream().mapToLong(Long::longValue).toArray())
                .update();
    }

    private static @Nullable Long model(Row row) {
        return row.join().model().isPresent() ? row.join().model().getAsLong() : null;
    }
}
