package io.clientela.platform.internal.postgres;

import io.clientela.platform.DataFolder;
import io.clientela.platform.internal.Database;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Optional;

/** A process that owns a data folder and commits number after number, telling each once it is committed. */
public final class WritingProcess {

    private WritingProcess() {}

    static Connection connect(Address address) throws Exception {
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }

    /** Takes the folder. */
    public static void main(String[] arguments) throws Exception {
        DataFolder folder = new DataFolder(Path.of(arguments[0]));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (Database database = Database.open(folder, Optional.empty(), "import", false);
                Connection connection = connect(database.address());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS written (number int PRIMARY KEY, filler text)");
            for (int number = WrittenNumbers.count(connection) + 1; ; number++) {
                statement.execute("INSERT INTO written VALUES (" + number + ", repeat('x', 500))");
                out.println(number);
            }
        }
    }
}
