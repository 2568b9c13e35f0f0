package io.clientela.interact.internal.outbox;

import io.clientela.interact.Medium;
import io.clientela.interact.Message;
import io.clientela.interact.Purpose;
import io.clientela.interact.internal.gate.Facts;
import io.clientela.measure.Exposure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A message as it stands in the table.
 *
 * @param recordId the record on which it hangs
 * @param attempts how often it was claimed
 * @param firstDue when it was due before it was ever put off
 * @param overridden the policy that somebody set aside for it; empty for none
 */
record Row(Message message, long recordId, int attempts, Instant firstDue, String overridden) {

    static Row read(ResultSet row) throws SQLException {
        return new Row(
                message(row),
                row.getLong("record_id"),
                row.getInt("attempts"),
                row.getObject("first_due", OffsetDateTime.class).toInstant(),
                row.getString("overridden"));
    }

    private static Message message(ResultSet row) throws SQLException {
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
                row.getObject("planned_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("handed_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getString("reference"),
                number(row, "received_id"),
                number(row, "sending_id"),
                number(row, "experiment_id"),
                Optional.ofNullable(row.getString("arm")));
    }

    private static OptionalLong number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
    }

    /** What the gate is asked: only a message whose exposure let it pass is in the table as planned. */
    Facts.Asked asked() {
        return new Facts.Asked(
                message.messageId(),
                message.customerId(),
                message.dialogue(),
                message.purpose(),
                Optional.of(message.medium()),
                message.topic(),
                firstDue,
                message.experimentId().isPresent() ? Exposure.Kind.TREATED : Exposure.Kind.NOT_MEASURED,
                overridden);
    }
}
