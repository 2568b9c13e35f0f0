package io.clientela.interact.internal.outbox;

import io.clientela.interact.Message;
import io.clientela.interact.internal.gate.Facts;
import io.clientela.interact.internal.row.MessageRow;
import io.clientela.measure.Exposure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * A message as it stands in the table.
 *
 * @param recordId the record on which it hangs
 * @param attempts how often it was claimed
 * @param firstDue when it was due before it was put off, save by the customer or a person
 * @param overridden the policy that somebody set aside for it; empty for none
 * @param notTakenSince since when its medium cannot take it
 */
record Row(
        Message message,
        long recordId,
        int attempts,
        Instant firstDue,
        String overridden,
        Optional<Instant> notTakenSince) {

    static Row read(ResultSet row) throws SQLException {
        return new Row(
                MessageRow.read(row),
                row.getLong("record_id"),
                row.getInt("attempts"),
                row.getObject("first_due", OffsetDateTime.class).toInstant(),
                row.getString("overridden"),
                Optional.ofNullable(row.getObject("not_taken_since", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    /**
     * What the gate is asked.
     *
     * @param kind what his exposure says now
     */
    Facts.Asked asked(Exposure.Kind kind) {
        return new Facts.Asked(
                message.messageId(),
                message.customerId(),
                message.dialogue(),
                message.purpose(),
                Optional.of(message.medium()),
                message.topic(),
                firstDue,
                kind,
                overridden,
                message.sendingId());
    }
}
