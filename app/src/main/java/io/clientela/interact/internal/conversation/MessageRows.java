package io.clientela.interact.internal.conversation;

import io.clientela.interact.Message;
import io.clientela.interact.internal.row.MessageRow;
import io.clientela.platform.Statements;
import java.util.Collection;
import java.util.Map;
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
                .query((row, number) -> MessageRow.read(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Message::messageId, Function.identity()));
    }
}
