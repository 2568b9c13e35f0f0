package io.clientela.differentiate.internal.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.differentiate.ServiceCost.Return;
import io.clientela.platform.Statements;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What comes back of one customer, as the picture tells it. */
class ServiceReaderTest {

    private static final Statements SQL = Statements.of("differentiate/analysis-service");

    @Test
    void ofOneCustomerNobodyKnowsHowFarApartTheyLie() throws SQLException {
        assertThat(returnOf(1).spread().orElseThrow().deviation()).isEmpty();
        assertThat(returnOf(2).spread().orElseThrow().deviation()).hasValue(Math.sqrt(0.5));
    }

    /** Where no cost of goods is known of anybody there is nothing to tell, and no figure that is none. */
    @Test
    void ofNobodyNothingComesBack() throws SQLException {
        String comeBack = SQL.get("come-back");
        try (var picture = DriverManager.getConnection("jdbc:duckdb:");
                var statement = picture.createStatement();
                var row = statement.executeQuery("SELECT '' AS area, " + comeBack
                        + " FROM (SELECT 1.0::DOUBLE AS cost, 1.0::DOUBLE AS after, 1.0::DOUBLE AS ratio)"
                        + " WHERE false")) {
            assertThat(row.next()).isTrue();
            Return none = ServiceReader.back(row, "area");
            assertThat(none.cost()).isZero();
            assertThat(none.after()).isZero();
            assertThat(none.together()).isEmpty();
            assertThat(none.spread()).isEmpty();
        }
    }

    private static Return returnOf(int customers) throws SQLException {
        try (var picture = DriverManager.getConnection("jdbc:duckdb:");
                var statement = picture.createStatement();
                var row = statement.executeQuery("""
                    SELECT 'north' AS area, count(*) AS customers, sum(cost) AS cost, sum(after) AS after,
                           sum(after) / sum(cost) AS together, count(*) AS spent, avg(ratio) AS mean,
                           stddev_samp(ratio) AS deviation, min(ratio) AS low, median(ratio) AS middle, max(ratio) AS high
                    FROM (SELECT 1.0::DOUBLE AS cost, i::DOUBLE AS after, i::DOUBLE AS ratio FROM range(%d) r (i))
                    """.formatted(customers))) {
            assertThat(row.next()).isTrue();
            return ServiceReader.back(row, "area");
        }
    }
}
