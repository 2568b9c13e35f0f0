package io.clientela.differentiate.internal.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.differentiate.AsOf;
import io.clientela.differentiate.Communities;
import io.clientela.differentiate.Communities.Community;
import io.clientela.kernel.value.Outcome;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** R25: no community is left out, however many there are, and what each has in common is the same whoever asks. */
class CommunityReaderTest {

    private static final int TOWNS = 600;

    /**
     * Towns of eight customers each, of whom six like wine as in every other town, and one of five who alone like tea. They
     * bought two articles of what they like, equally often.
     */
    private static void lay(Connection picture) throws SQLException {
        try (var statement = picture.createStatement()) {
            statement.execute("""
                ATTACH ':memory:' AS picture;
                CREATE TABLE picture.about AS SELECT DATE '2026-11-28' AS features_on;
                CREATE TABLE picture.customer AS
                SELECT c AS customer_id, CASE WHEN c < 5 THEN 'Zara' ELSE 'Town ' || (c // 8) END AS city, '' AS province
                FROM (SELECT unnest(range(5)) AS c UNION ALL SELECT unnest(range(8, 8 + 8 * :towns)));
                CREATE TABLE picture.feature AS
                SELECT customer_id, 'EUR' AS currency, 10 AS recency_days, 3 AS purchase_days, 100 AS spend_12m,
                       DATE '2026-11-18' AS last_on
                FROM picture.customer;
                CREATE TABLE picture.taste AS
                SELECT customer_id, CASE WHEN customer_id < 5 THEN 'tea' ELSE 'wine' END AS category, 3 AS times,
                       100 AS net, 1.0 AS share
                FROM picture.customer WHERE customer_id % 8 < 6;
                CREATE TABLE picture.product AS
                SELECT 'K' || k AS product_key, 'Article ' || k AS name FROM range(9) t (k);
                CREATE TABLE picture.bought AS
                SELECT t.customer_id, t.category, 'K' || k AS product_key, 'S' AS kind,
                       TIMESTAMP '2026-11-18 00:00:00' AS occurred_at
                FROM picture.taste t, range(9) a (k) WHERE k IN (7 - t.customer_id // 8 % 3, 8)
                """.replace(":towns", String.valueOf(TOWNS)));
        }
    }

    @Test
    void smallOnesThatAreMoreThanChanceStandInFrontOfManyLargeOnes() throws SQLException {
        try (var picture = DriverManager.getConnection("jdbc:duckdb:")) {
            lay(picture);
            var asOf = new AsOf(Instant.EPOCH, LocalDate.of(2026, 11, 28));
            var found = ((Outcome.Known<Communities>) CommunityReader.read(picture, asOf, "EUR")).value();
            assertThat(found.communities()).hasSize(TOWNS + 1);
            assertThat(found.customers()).isEqualTo(5 + 8 * TOWNS);
            assertThat(found.communities().stream().filter(Community::beyondChance))
                    .singleElement()
                    .isEqualTo(found.communities().getFirst())
                    .satisfies(one -> {
                        assertThat(one.place()).isEqualTo("Zara");
                        assertThat(one.category()).isEqualTo("tea");
                        assertThat(one.article()).isEqualTo("Article 7");
                        assertThat(one.buyers()).isEqualTo(5);
                    });
            for (var one : found.communities().stream().skip(1).toList()) {
                int town = Integer.parseInt(one.place().substring("Town ".length()));
                assertThat(one.article()).isEqualTo("Article " + (7 - town % 3));
                assertThat(one.buyers()).isEqualTo(6);
            }
        }
    }
}
