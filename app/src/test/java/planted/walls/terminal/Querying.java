package planted.walls.terminal;

import java.sql.Connection;
import java.sql.SQLException;

/** A command that asks the database itself. */
public class Querying {

    /** The offence. */
    public boolean ask(Connection connection) throws SQLException {
        return connection.createStatement().execute("SELECT 1");
    }
}
