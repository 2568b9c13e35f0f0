package io.clientela.interact.internal.outbox;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What came in, as far as those who answer it need it. */
@Component
class ReceivedReferences {

    private final JdbcClient jdbc;

    ReceivedReferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The reference of a received message; empty where there is none. */
    String reference(long receivedId) {
        return jdbc.sql(MessageTable.SQL.get("received-reference"))
                .param("received", receivedId)
                .query(String.class)
                .optional()
                .orElse("");
    }
}
