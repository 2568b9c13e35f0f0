package io.clientela.interact.internal.row;

import static io.clientela.interact.internal.row.Columns.moment;
import static io.clientela.interact.internal.row.Columns.number;

import io.clientela.interact.Medium;
import io.clientela.interact.Message;
import io.clientela.interact.Purpose;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Reads a message: all columns of {@code interact.message}, and {@code customer_id}, whose it is now. */
public final class MessageRow {

    private MessageRow() {}

    /** The message of a row. */
    public static Message read(ResultSet row) throws SQLException {
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
}
