package io.clientela.platform.internal;

import io.clientela.platform.Ground;
import io.clientela.platform.Statements;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks the database itself. */
@Component
class GroundInDatabase implements Ground {

    private final Statements statements = Statements.of("platform/ground");
    private final JdbcClient database;

    GroundInDatabase(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Storage storage() {
        return database.sql(statements.get("storage"))
                .query((row, number) -> new Storage(row.getString("version"), row.getLong("bytes")))
                .single();
    }
}
