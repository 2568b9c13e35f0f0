package io.clientela.platform.internal.postgres;

import com.zaxxer.hikari.HikariDataSource;
import io.clientela.platform.DataFolder;
import io.clientela.platform.internal.Database;
import io.clientela.platform.internal.Migrations;
import io.clientela.platform.internal.Pool;
import java.nio.file.Path;
import java.util.Optional;

/** A process that makes the database in a data folder, with all its tables, and ends. */
public final class FirstStart {

    private FirstStart() {}

    /** Takes the folder. */
    public static void main(String[] arguments) {
        DataFolder folder = new DataFolder(Path.of(arguments[0]));
        try (Database database = Database.open(folder, Optional.empty(), "start", false);
                HikariDataSource pool = Pool.open(database.address(), 2)) {
            Migrations.migrate(pool);
        }
    }
}
