package io.clientela.differentiate.internal.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientela.differentiate.Shares;
import io.clientela.differentiate.Shares.Answer;
import io.clientela.differentiate.Shares.Figure;
import io.clientela.differentiate.Shares.Filter;
import io.clientela.differentiate.Shares.Method;
import io.clientela.differentiate.Shares.OfCustomer;
import io.clientela.differentiate.Shares.Scope;
import io.clientela.identify.internal.card.Cards;
import io.clientela.identify.internal.joining.Books;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.ClientelaTest;
import io.clientela.platform.JobOrder;
import io.clientela.platform.Jobs;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** R19: where a customer's share goes, on a ledger of two years in which some came to buy half as much, some twice as much. */
@ClientelaTest
@TestPropertySource(properties = "clientela.test=features") // the context of the features
class ShareTrendTest {

    private static final int CUSTOMERS = 300;
    private static final int STEADY = 240;

    @Autowired
    Shares shares;

    @Autowired
    Cards cards;

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient jdbc;

    private long first;

    /**
     * All buy wine and bread once a month. Steady customers spend 80 to 120 on wine each time, in both years alike; of the
     * others every second spends 100 in the first year and 30 in the second, every second the other way round.
     */
    private void ledger() {
        var books = new Books(jdbc);
        books.clear();
        jdbc.sql("TRUNCATE differentiate.spending_figure CASCADE").update();
        books.begin("shop");
        var today = LocalDate.now(ZoneOffset.UTC);
        first = books.record("shop", "company", today, Map.of("COMPANY_NAME", "Trattoria 0"));
        for (int c = 1; c < CUSTOMERS; c++) {
            books.record("shop", "company", today, Map.of("COMPANY_NAME", "Trattoria " + c));
        }
        int wine = books.product("shop", "W", "Wine", null);
        int bread = books.product("shop", "B", "Bread", null);
        jdbc.sql("""
            INSERT INTO identify.document (document_id, key, version, current, content, source_id, file_id, line, kind, issuer,
                number, occurred_at, currency, buyer_id, record_id, department, channel, net)
            SELECT 5000000 + c * 100 + m, md5('d' || c || ' ' || m)::uuid, 1, true, md5('d' || c || ' ' || m)::uuid, f.source_id,
                   f.file_id, 1, 'INVOICE', '', 'F' || c || '-' || m, current_date - 10 - m * 30 * interval '1 day', 'EUR',
                   :first + c, :first + c, '', 'shop', 0
            FROM generate_series(0, :customers - 1) c, generate_series(0, 25) m,
                 (SELECT source_id, max(file_id) AS file_id FROM identify.file GROUP BY source_id) f\
            """).param("customers", CUSTOMERS).param("first", first).update();
        jdbc.sql("""
            INSERT INTO identify.line (document_id, position, product_id, file_id, line, kind, quantity, unit, unit_price, amount)
            SELECT document_id, i, CASE i WHEN 1 THEN :wine ELSE :bread END, file_id, 1, 'S', 1, '', p, p
            FROM (SELECT document_id, file_id, i,
                         CASE WHEN i = 2 THEN 50.0
                              WHEN c < :steady THEN 80 + c * 7 % 41
                              WHEN (c % 2 = 0) = (m <= 11) THEN 30.0 ELSE 100.0 END AS p
                  FROM (SELECT document_id, file_id, (document_id - 5000000) / 100 AS c, document_id % 100 AS m
                        FROM identify.document WHERE document_id >= 5000000) d, generate_series(1, 2) i) z\
            """)
                .param("wine", wine)
                .param("bread", bread)
                .param("steady", STEADY)
                .update();
        cards.rebuild(done -> {});
        for (var kind : new String[] {"picture", "share"}) {
            assertThat(jobs.runHere(new JobOrder(kind, "test", Map.of(), "test"), progress -> {})
                            .error())
                    .isEmpty();
        }
    }

    @Test
    void aShareThatFellOrRoseIsSaidToHave() {
        ledger();
        for (int c = STEADY; c < CUSTOMERS; c++) {
            var wine = wine(first + c);
            assertThat(wine.method()).isEqualTo(Method.LOOK_ALIKES);
            assertThat(wine.own() / wine.ownBefore()).isCloseTo(c % 2 == 0 ? 0.3 : 1 / 0.3, within(0.35));
            var trend = known(wine.trend());
            if (c % 2 == 0) {
                assertThat(trend.estimate()).isBetween(-0.75, -0.45);
                assertThat(trend.high()).as("surely fell").isNegative();
            } else {
                assertThat(trend.estimate()).isBetween(0.45, 0.75);
                assertThat(trend.low()).as("surely rose").isPositive();
            }
        }
        int changed = 0;
        for (int c = 0; c < STEADY; c++) {
            var trend = known(wine(first + c).trend());
            assertThat(trend.estimate()).isBetween(-0.1, 0.1);
            changed += trend.low() > 0 || trend.high() < 0 ? 1 : 0;
        }
        assertThat(changed).as("steady customers with a change").isZero();
        declared();
    }

    /** Of one who told his total the trend is the difference of his own spending in the two years, by that total. */
    private void declared() {
        long customer = first + STEADY;
        shares.enter(
                new Figure(
                        Scope.CUSTOMER,
                        customer,
                        "",
                        "Wine",
                        new BigDecimal("2000"),
                        Optional.of(new BigDecimal("1600")),
                        Optional.of(new BigDecimal("2500")),
                        LocalDate.now(ZoneOffset.UTC),
                        "told us"),
                "user:Anna");
        var wine = wine(customer);
        assertThat(wine.method()).isEqualTo(Method.DECLARED);
        var trend = known(wine.trend());
        assertThat(trend.estimate()).isCloseTo((wine.own() - wine.ownBefore()) / 2000, within(1e-9));
        assertThat(trend.low()).isCloseTo(wine.own() / 2500 - wine.ownBefore() / 1600, within(1e-9));
        assertThat(trend.high()).isCloseTo(wine.own() / 1600 - wine.ownBefore() / 2500, within(1e-9));
    }

    private OfCustomer wine(long customer) {
        var answer = ((Outcome.Known<Answer>) shares.ask(new Filter("Wine", "", customer, 10))).value();
        assertThat(answer.rows()).hasSize(1);
        return answer.rows().getFirst();
    }

    private static Interval known(Outcome<Interval> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Known.class);
        return ((Outcome.Known<Interval>) outcome).value();
    }
}
