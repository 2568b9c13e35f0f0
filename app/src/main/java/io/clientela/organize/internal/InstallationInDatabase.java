package io.clientela.organize.internal;

import io.clientela.organize.Installation;
import io.clientela.organize.Person;
import io.clientela.organize.RunningCost.Assumptions;
import io.clientela.platform.Statements;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The one row about the installation. */
@Service
class InstallationInDatabase implements Installation {

    private final Statements statements = Statements.of("organize/installation");
    private final JdbcClient database;
    private final Changes changes;

    /** Once true it stays so, and need not be asked for again. */
    private volatile boolean demo;

    InstallationInDatabase(JdbcClient database, Changes changes) {
        this.database = database;
        this.changes = changes;
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

    @Override
    public Assumptions assumedCost() {
        return database.sql(statements.get("cost"))
                .query((row, number) -> new Assumptions(
                        row.getString("currency"),
                        row.getBigDecimal("machine_price"),
                        row.getInt("machine_years"),
                        row.getBigDecimal("watts"),
                        row.getBigDecimal("kilowatt_hour_price"),
                        row.getBigDecimal("hours_per_month"),
                        row.getBigDecimal("hour_price")))
                .single();
    }

    @Override
    @Transactional
    public void assumeCost(Assumptions assumed, Person by) {
        Assumptions before = assumedCost();
        database.sql(statements.get("assume-cost")).paramSource(assumed).update();
        changes.costAssumed(by, before, assumed);
    }
}
