package io.clientela.organize.internal;

import io.clientela.organize.Installation;
import io.clientela.platform.Statements;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The one row about the installation. */
@Service
class InstallationInDatabase implements Installation {

    private final Statements statements = Statements.of("organize/installation");
    private final JdbcClient database;

    /** Once true it stays so, and need not be asked for again. */
    private volatile boolean demo;

    InstallationInDatabase(JdbcClient database) {
        this.database = database;
    }

    @Override
    public boolean isDemo() {
        if (!demo) {
            demo = database.sql(statements.get("is-demo")).query(Boolean.class).single();
        }
        return demo;
    }

    @Override
    public void declareDemo() {
        database.sql(statements.get("declare-demo")).update();
    }
}
