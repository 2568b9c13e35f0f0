package io.clientela.identify.internal.joining;

import io.clientela.identify.Doubt;
import io.clientela.identify.Evidence;
import io.clientela.identify.internal.card.CardReader;
import io.clientela.identify.internal.card.CustomerPages;
import io.clientela.platform.Statements;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The queue of doubts. */
@Component
final class DoubtReader {

    private final Statements sql = Statements.of("identify/joins");
    private final JdbcClient jdbc;
    private final JoinBook book;
    private final Doubts doubts;
    private final CardReader cards;
    private final CustomerPages pages;
    private final Clock clock;

    DoubtReader(JdbcClient jdbc, JoinBook book, Doubts doubts, CardReader cards, CustomerPages pages, Clock clock) {
        this.jdbc = jdbc;
        this.book = book;
        this.doubts = doubts;
        this.cards = cards;
        this.pages = pages;
        this.clock = clock;
    }

    /** A doubt as it lies in the table. */
    record Open(long a, long b, String state, OptionalLong joinId, Evidence evidence, OptionalLong model) {}

    long open() {
        return jdbc.sql(sql.whole("count-doubts")).query(Long.class).single();
    }

    List<Doubt> next(Doubt.Order order, int limit) {
        return jdbc
                .sql(sql.whole("open-doubts"))
                .param("byValue", order == Doubt.Order.VALUE)
                .param("limit", limit)
                .query(Long.class)
                .list()
                .stream()
                .flatMap(id -> find(id).stream())
                .toList();
    }

    Optional<Doubt> find(long doubtId) {
        return jdbc.sql(sql.get("doubt"))
                .param("id", doubtId)
                .query((rs, n) -> new Doubt(
                        doubtId,
                        rs.getObject("raised_at", OffsetDateTime.class).toInstant(),
                        side(rs.getLong("record_a")),
                        side(rs.getLong("record_b")),
                        EvidenceText.read(rs.getString("evidence"))))
                .optional();
    }

    /** A doubt that nobody else decides until the end of the transaction. */
    Open lock(long doubtId) {
        return jdbc.sql(sql.get("lock-doubt"))
                .param("id", doubtId)
                .query((rs, n) -> new Open(
                        rs.getLong("record_a"),
                        rs.getLong("record_b"),
                        rs.getString("state"),
                        optional(rs.getObject("join_id", Long.class)),
                        EvidenceText.read(rs.getString("evidence")),
                        optional(rs.getObject("model_id", Long.class))))
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("no doubt " + doubtId));
    }

    void settle(long doubtId, String state, String by, @Nullable Long joinId) {
        doubts.settle(doubtId, state, by, joinId);
    }

    void putOff(long doubtId) {
        jdbc.sql(sql.get("put-off"))
                .param("id", doubtId)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    void reopen(long doubtId) {
        jdbc.sql(sql.get("reopen")).param("id", doubtId).update();
    }

    private Doubt.Side side(long recordId) {
        long customer = book.customersOf(List.of(recordId)).getOrDefault(recordId, 0L);
        var card = cards.card(customer).orElseThrow(() -> new IllegalStateException("no card of customer " + customer));
        return new Doubt.Side(pages.record(recordId), card, pages.fields(List.of(recordId)));
    }

    private static OptionalLong optional(@Nullable Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
