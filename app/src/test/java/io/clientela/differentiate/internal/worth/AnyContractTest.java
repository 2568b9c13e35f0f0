package io.clientela.differentiate.internal.worth;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.platform.Statements;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Whether anything is bought as by contract follows the picture, of which many states may stand by one run of the values. */
class AnyContractTest {

    private static void run(Connection picture, String sql) throws SQLException {
        try (var statement = picture.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void itIsFoundOnceForEachStateOfThePicture() throws SQLException {
        try (var picture = DriverManager.getConnection("jdbc:duckdb:")) {
            run(picture, "ATTACH ':memory:' AS picture");
            run(picture, Statements.of("differentiate/picture").get("make"));
            run(picture, Statements.of("differentiate/features").get("make"));
            run(
                    picture,
                    "INSERT INTO picture.about VALUES (1, 'x', 10, now()::TIMESTAMP, NULL, TIMESTAMP '2026-11-28"
                            + " 12:00:00', 1, DATE '2026-11-28')");
            var any = new AnyContract();
            assertThat(any.in(picture, "[]")).isFalse();
            run(
                    picture,
                    "INSERT INTO picture.cycle SELECT c, 'MAG', 5, DATE '2026-11-01', 30, 29, 31 FROM range(20) t (c)");
            assertThat(any.in(picture, "[]"))
                    .as("kept while the picture says that it is the same")
                    .isFalse();
            run(picture, "UPDATE picture.about SET position = 11");
            assertThat(any.in(picture, "[]")).isTrue();
            assertThat(any.in(picture, "[{\"article\":\"MAG\",\"contract\":false,\"days\":null}]"))
                    .as("a person says that it is none")
                    .isFalse();
        }
    }
}
