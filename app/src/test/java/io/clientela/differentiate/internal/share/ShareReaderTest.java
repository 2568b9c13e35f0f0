package io.clientela.differentiate.internal.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientela.differentiate.Shares.Entered;
import io.clientela.differentiate.Shares.Figure;
import io.clientela.differentiate.Shares.OfCategory;
import io.clientela.differentiate.Shares.Scope;
import io.clientela.kernel.share.Share;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** R19: what people know takes the place of what was guessed, and nothing of the guess remains. */
class ShareReaderTest {

    private static final int CUSTOMERS = 40;

    /** Estimates that no binary fraction holds, so that sums of them leave residues in whatever order they are added. */
    private static void lay(Connection picture, SplittableRandom dice) throws SQLException {
        execute(picture, "ATTACH ':memory:' AS picture");
        execute(picture, ShareJob.SQL.get("make"));
        execute(picture, "CREATE TABLE picture.share_spend (nothing INTEGER)");
        execute(picture, "CREATE TABLE picture.customer (customer_id BIGINT, kind VARCHAR)");
        for (int c = 1; c <= CUSTOMERS; c++) {
            double own = 1 + 1_000 * dice.nextDouble();
            double total = own + 3_000 * dice.nextDouble();
            execute(
                    picture,
                    String.format(
                            Locale.ROOT,
                            "INSERT INTO picture.share_next VALUES (%d, 'person', 'wine', %s, %s, %s, %s, %s, '',"
                                    + " NULL, NULL, NULL)",
                            c,
                            own,
                            own,
                            total,
                            own + 0.4 * (total - own),
                            total + 2_000 * dice.nextDouble()));
        }
        execute(picture, ShareJob.SQL.get("turn"));
    }

    private static void execute(Connection picture, String sql) throws SQLException {
        ShareJob.execute(picture, sql);
    }

    private static Entered declared(long customer, String amount, Optional<BigDecimal> low, Optional<BigDecimal> high) {
        var figure = new Figure(
                Scope.CUSTOMER, customer, "", "wine", new BigDecimal(amount), low, high, LocalDate.EPOCH, "said so");
        return new Entered(customer, figure, "EUR", "test", false);
    }

    private static OfCategory ask(Connection picture, List<Entered> figures) throws SQLException {
        var found = new ShareReader(picture, figures).categories();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    @Test
    void whereAllLookAlikesAreReplacedOnlyWhatWasToldRemains() throws SQLException {
        for (int seed = 1; seed <= 20; seed++) {
            try (var picture = DriverManager.getConnection("jdbc:duckdb:")) {
                lay(picture, new SplittableRandom(seed));
                var figures = new ArrayList<Entered>();
                for (int c = 1; c <= CUSTOMERS; c++) {
                    figures.add(declared(c, "5000.10", Optional.empty(), Optional.empty()));
                }
                var wine = ask(picture, figures);
                double told = 200_004; // 40 times 5,000.10, without a range
                assertThat(wine.total()).isEqualTo(told);
                assertThat(wine.estimated()).isEqualTo(CUSTOMERS);
                assertThat(wine.share())
                        .isEqualTo(new Outcome.Known<>(Share.of(wine.own(), new Interval(told, told, told, 0.95))));
            }
        }
    }

    @Test
    void whatWasToldOfOneTakesThePlaceOfHisGuessAlone() throws SQLException {
        double guessed;
        OfCategory before;
        try (var picture = DriverManager.getConnection("jdbc:duckdb:")) {
            lay(picture, new SplittableRandom(7));
            before = ask(picture, List.of());
            try (var row =
                    picture.createStatement().executeQuery("SELECT total FROM picture.share WHERE customer_id = 3")) {
                row.next();
                guessed = row.getDouble(1);
            }
        }
        try (var picture = DriverManager.getConnection("jdbc:duckdb:")) {
            lay(picture, new SplittableRandom(7));
            var after = ask(
                    picture,
                    List.of(declared(
                            3, "5000.10", Optional.of(new BigDecimal("4000")), Optional.of(new BigDecimal("6000")))));
            assertThat(after.customers()).isEqualTo(before.customers()).isEqualTo(CUSTOMERS);
            assertThat(after.own()).isEqualTo(before.own());
            assertThat(after.total()).isCloseTo(before.total() - guessed + 5_000.10, within(1e-6));
        }
    }
}
