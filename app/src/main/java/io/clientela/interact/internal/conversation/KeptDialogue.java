package io.clientela.interact.internal.conversation;

import io.clientela.interact.Dialogue;
import io.clientela.interact.Medium;
import io.clientela.interact.Message;
import io.clientela.interact.Received;
import io.clientela.interact.internal.row.Columns;
import io.clientela.platform.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The conversations in the database. */
@Service
class KeptDialogue implements Dialogue {

    private static final Statements SQL = Statements.of("interact/dialogue");

    private final JdbcClient database;
    private final Placing placing;
    private final MessageRows messages;
    private final Arrivals arrivals;
    private final TransactionTemplate transaction;
    private final Clock clock;

    KeptDialogue(
            JdbcClient database,
            Placing placing,
            MessageRows messages,
            Arrivals arrivals,
            TransactionTemplate transaction,
            Clock clock) {
        this.database = database;
        this.placing = placing;
        this.messages = messages;
        this.arrivals = arrivals;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What was taken in now. */
    private record Taken(long receivedId, Place place) {}

    @Override
    public long receive(Received received) {
        var before = taken(received);
        if (before.isPresent()) {
            return before.get();
        }
        var taken = Objects.requireNonNull(transaction.execute(status -> take(received)));
        if (taken.isEmpty()) {
            return taken(received).orElseThrow(() -> new IllegalStateException("lost: " + received.reference()));
        }
        if (taken.get().place() instanceof Place.Found found) {
            arrivals.arrived(taken.get().receivedId(), found.customerId());
        }
        return taken.get().receivedId();
    }

    private Optional<Long> taken(Received received) {
        return received.reference().isEmpty()
                ? Optional.empty()
                : database.sql(SQL.get("taken"))
                        .param("medium", received.medium().name())
                        .param("reference", received.reference())
                        .query(Long.class)
                        .optional();
    }

    /** Empty where somebody else took in the same at this moment. */
    private Optional<Taken> take(Received received) {
        var at = clock.instant();
        var place = placing.place(received);
        var record = place instanceof Place.Found found ? record(found.customerId()) : Optional.<Long>empty();
        if (place instanceof Place.Found && record.isEmpty()) {
            place = new Place.Unknown(place.messageId(), "unknown-address");
        }
        var id = database.sql(SQL.get("take"))
                .param("record", record.orElse(null))
                .param("medium", received.medium().name())
                .param("sender", received.from().strip())
                .param("subject", received.subject().strip())
                .param("body", received.text().strip())
                .param("reference", received.reference())
                .param(
                        "message",
                        place.messageId().isPresent() ? place.messageId().getAsLong() : null)
                .param(
                        "sent",
                        utc(received.at().filter(sent -> sent.isBefore(at)).orElse(at)))
                .param("at", utc(at))
                .param("placed_by", place instanceof Place.Found found ? found.how() : "")
                .param("placed", place instanceof Place.Found ? utc(at) : null)
                .param("automatic", received.automatic())
                .param("why", place instanceof Place.Unknown unknown ? unknown.why() : "")
                .query(Long.class)
                .optional();
        if (id.isEmpty()) {
            return Optional.empty();
        }
        arrivals.note(id.get(), place, received.medium());
        return Optional.of(new Taken(id.get(), place));
    }

    private Optional<Long> record(long customerId) {
        return database.sql(SQL.get("record-of"))
                .param("customer", customerId)
                .query(Long.class)
                .optional();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** A turn before our messages are read. */
    private record Row(long turnId, long id, Optional<Turn> his) {}

    @Override
    public List<Turn> of(long customerId, OptionalLong before, int limit) {
        var rows = database.sql(SQL.get("turns"))
                .param("customer", customerId)
                .param("before", before.orElse(Long.MAX_VALUE))
                .param("limit", limit)
                .query((row, number) -> row(row, customerId))
                .list();
        var ours = messages.of(rows.stream()
                .flatMap(row -> row.his().isPresent()
                        ? row.his().get().messageId().stream().boxed()
                        : Stream.of(row.id()))
                .distinct()
                .toList());
        return rows.stream().map(row -> turn(row, ours)).toList();
    }

    private static Row row(ResultSet row, long customerId) throws SQLException {
        long turnId = row.getLong("turn_id");
        if (!row.getBoolean("received")) {
            return new Row(turnId, row.getLong("id"), Optional.empty());
        }
        var his = new Turn(
                turnId,
                customerId,
                true,
                Medium.valueOf(row.getString("medium")),
                row.getString("subject"),
                row.getString("body"),
                Columns.moment(row, "sent_at").orElseThrow(),
                Columns.number(row, "answers"),
                Optional.empty(),
                row.getString("read_by"),
                OptionalLong.of(row.getLong("id")));
        return new Row(turnId, row.getLong("id"), Optional.of(his));
    }

    private static Turn turn(Row row, Map<Long, Message> ours) {
        if (row.his().isPresent()) {
            var his = row.his().get();
            return his.messageId().isEmpty()
                    ? his
                    : his.answering(Optional.ofNullable(ours.get(his.messageId().getAsLong())));
        }
        var message = ours.get(row.id());
        if (message == null) {
            throw new IllegalStateException("no message " + row.id());
        }
        return new Turn(
                row.turnId(),
                message.customerId(),
                false,
                message.medium(),
                message.subject(),
                message.text(),
                message.handedAt().orElse(message.plannedAt()),
                OptionalLong.of(message.messageId()),
                Optional.of(message),
                "",
                OptionalLong.empty());
    }
}
