package io.clientela.platform.internal.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What {@link WritingProcess} wrote. */
final class WrittenNumbers {

    private WrittenNumbers() {}

    /** How many numbers there are; they must be 1, 2, 3 and so on without a gap. */
    static int count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*), coalesce(max(number), 0) FROM written")) {
            row.next();
            assertThat(row.getInt(1)).isEqualTo(row.getInt(2));
            return row.getInt(1);
        }
    }
}
