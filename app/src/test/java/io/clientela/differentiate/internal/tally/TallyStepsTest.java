package io.clientela.differentiate.internal.tally;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.platform.Statements;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the numbers by which tallies are grouped would be too large, there are none, and the picture lives on. */
class TallyStepsTest {

    private static final int WAYS = 25_000;

    private Connection picture;

    @BeforeEach
    void open() throws SQLException {
        picture = DriverManager.getConnection("jdbc:duckdb:");
        execute("ATTACH ':memory:' AS picture");
        execute(Statements.of("differentiate/picture").get("make"));
        execute("INSERT INTO picture.source VALUES (1, 'shop', '', '')");
        execute("INSERT INTO picture.product VALUES (2147483646, 'P', 'P', '', '', 1)"); // the last number of all
        picture.setAutoCommit(false);
    }

    @AfterEach
    void close() throws SQLException {
        picture.close();
    }

    /** Documents with one line each. */
    private void documents(long first, long count, String channel, String department) throws SQLException {
        execute("INSERT INTO picture.document SELECT " + first
                + " + i, NULL, 1, 'ORDER', TIMESTAMP '2025-01-01', 'EUR', '', " + channel + " FROM range(" + count
                + ") t(i)");
        execute("INSERT INTO picture.line SELECT " + first + " + i, 1, 2147483646, 'S', 1, 3, NULL, " + department
                + " FROM range(" + count + ") t(i)");
    }

    @Test
    void keysThatFitAreTallied() throws SQLException {
        documents(0, WAYS, "''", "'D' || i");
        assertThat(new TallySteps(picture).all()).isTrue();
        assertThat(number("SELECT sum(net) FROM picture.tally_product")).isEqualTo(3L * WAYS);
    }

    @Test
    void tooManyDepartmentsInTooManyChannelsLeaveNoTallies() throws SQLException {
        documents(0, WAYS, "'C' || i", "'D' || i");
        var tallies = new TallySteps(picture);
        assertThat(tallies.all()).isFalse();
        assertThat(tallies.made()).isFalse();
        picture.commit();
        documents(WAYS, 1, "''", "NULL");
        assertThat(number("SELECT count(*) FROM picture.line")).isEqualTo(WAYS + 1L);
    }

    @Test
    void talliesAreGivenUpWhereWhatChangesWouldNotFit() throws SQLException {
        documents(0, 12L * WAYS, "''", "NULL");
        var tallies = new TallySteps(picture);
        assertThat(tallies.all()).isTrue();
        var changed = Map.of("documents", List.of("document_id >= " + 12L * WAYS));
        tallies.before(changed);
        documents(12L * WAYS, WAYS, "'C' || i", "'D' || i");
        tallies.after(changed);
        assertThat(tallies.made()).isFalse();
        picture.commit();
        tallies.before(changed);
        assertThat(number("SELECT count(*) FROM picture.line")).isEqualTo(13L * WAYS);
    }

    private long number(String sql) throws SQLException {
        try (var statement = picture.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = picture.createStatement()) {
            statement.execute(sql);
        }
    }
}
