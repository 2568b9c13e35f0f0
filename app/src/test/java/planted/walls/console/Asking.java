package planted.walls.console;

import org.springframework.jdbc.core.simple.JdbcClient;

/** A page that asks the database itself. */
public class Asking {

    /** The offence. */
    public long count(JdbcClient jdbc) {
        return jdbc.sql("SELECT 1").query(Long.class).single();
    }
}
