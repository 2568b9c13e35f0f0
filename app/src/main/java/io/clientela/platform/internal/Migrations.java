package io.clientela.platform.internal;

import io.clientela.platform.SetupException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings a database to the shape that this code expects: the one way for the embedded one, a server's and the tests'. */
public final class Migrations {

    private Migrations() {}

    /**
     * Runs what is missing of {@code db/migration}, also what was added to a room whose numbers lie below those of a later
     * room. Two processes may do so at once.
     *
     * @throws SetupException if a migration fails or the database was made by another Clientela
     */
    public static void migrate(DataSource database) {
        try {
            Flyway.configure()
                    .dataSource(database)
                    .locations("classpath:db/migration")
                    .defaultSchema("platform")
                    .createSchemas(true)
                    .validateMigrationNaming(true)
                    .outOfOrder(true)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new SetupException("The database could not be brought up to date: " + e.getMessage(), e);
        }
    }
}
