package io.clientela.interact.internal.conversation;

import io.clientela.interact.Medium;
import io.clientela.interact.Message;
import io.clientela.interact.Purpose;
import io.clientela.platform.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads our messages as turns of a conversation show them. */
@Component
class MessageRows {

    private static final Statements SQL = Statements.of("interact/dialogue");

    private final JdbcClient database;

    MessageRows(JdbcClient database) {
        this.database = database;
    }

    /** Messages by their number. */
    Map<Long, Message> of(Collection<Long> messageIds) {
        if (messageIds.isEmpty()) {
            return Map.of();
        }
        return database
                .sql(SQL.get("messages"))
                .param("messages", messageIds)
                .query((row, number) -> read(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Message::messageId, Function.identity()));
    }

    private static Message read(ResultSet row) throws SQLException {
        return new Message(
                row.getLong("message_id"),
                row.getLong("customer_id"),
                row.getString("dialogue"),
                Purpose.valueOf(row.getString("purpose")),
                Medium.valueOf(row.getString("medium")),
                row.getString("language"),
                row.getString("subject"),
                row.getString("body"),
                row.getString("html"),
                row.getString("why"),
                row.getString("from_data"),
                row.getString("topic"),
                Message.State.valueOf(row.getString("state")),
                row.getString("state_why"),
                row.getString("planned_by"),
                moment(row, "planned_at").orElseThrow(),
                moment(row, "due_at").orElseThrow(),
                moment(row, "handed_at"),
                row.getString("reference"),
                number(row, "received_id"),
                number(row, "sending_id"),
                number(row, "experiment_id"),
                Optional.ofNullable(row.getString("arm")));
    }

    static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static OptionalLong number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
