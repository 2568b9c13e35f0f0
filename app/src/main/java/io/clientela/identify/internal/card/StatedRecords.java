package io.clientela.identify.internal.card;

import io.clientela.identify.Records;
import io.clientela.platform.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The records as the database holds them. */
@Component
class StatedRecords implements Records {

    private final Statements statements = Statements.of("identify/records");
    private final JdbcClient database;

    StatedRecords(JdbcClient database) {
        this.database = database;
    }

    @Override
    public void each(Consumer<Identity> consumer) {
        database.sql(statements.get("identities")).query(row -> {
            consumer.accept(identity(row));
        });
    }

    private static Identity identity(ResultSet row) throws SQLException {
        Map<String, String> stated = new HashMap<>();
        String[] fields = (String[]) row.getArray("fields").getArray();
        String[] texts = (String[]) row.getArray("texts").getArray();
        for (int i = 0; i < fields.length; i++) {
            stated.putIfAbsent(fields[i], texts[i]);
        }
        return new Identity(row.getLong("record_id"), row.getLong("customer_id"), row.getString("source"), stated);
    }
}
