package io.clientela.differentiate.internal.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.differentiate.PriceResponses;
import io.clientela.differentiate.PriceResponses.Group;
import io.clientela.differentiate.PriceResponses.Run;
import io.clientela.identify.internal.card.Cards;
import io.clientela.identify.internal.joining.Books;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.ClientelaTest;
import io.clientela.platform.JobOrder;
import io.clientela.platform.Jobs;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** R27: the elasticity of a ledger that was made with one, by kind of customer; refused where prices never moved. */
@ClientelaTest
@TestPropertySource(properties = "clientela.test=features") // the context of the features
class PriceResponsesTest {

    private static final int CUSTOMERS = 60;
    private static final int ARTICLES = 36;
    private static final int MONTHS = 26;

    @Autowired
    PriceResponses responses;

    @Autowired
    Cards cards;

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient jdbc;

    /**
     * Each customer buys each article of wine and of bread once a month. The price of a wine moves up and down by a quarter,
     * that of a bread never. What firms buy falls by 2 % for each 1 % of price, what persons buy by half a per cent; by chance
     * it is up to a fifth more or less.
     */
    private void ledger() {
        var books = new Books(jdbc);
        books.clear();
        books.begin("shop");
        var today = LocalDate.now(ZoneOffset.UTC);
        long first = 0;
        for (int c = 0; c < CUSTOMERS; c++) {
            boolean firm = c % 2 == 0;
            long id = firm
                    ? books.record("shop", "company", today, Map.of("COMPANY_NAME", "Trattoria " + c))
                    : books.record("shop", "person", today, Map.of("FULL_NAME", "Nome " + c));
            first = c == 0 ? id : first;
        }
        int product = books.product("shop", "A0", "Wine", null);
        for (int a = 1; a < ARTICLES; a++) {
            books.product("shop", "A" + a, a % 3 == 2 ? "Bread" : "Wine", null);
        }
        jdbc.sql("""
            INSERT INTO identify.document (document_id, key, version, current, content, source_id, file_id, line, kind, issuer,
                number, occurred_at, currency, buyer_id, record_id, department, channel, net)
            SELECT 5000000 + c * 100 + m, md5('d' || c || ' ' || m)::uuid, 1, true, md5('d' || c || ' ' || m)::uuid, f.source_id,
                   f.file_id, 1, 'INVOICE', '', 'F' || c || '-' || m,
                   date_trunc('month', current_date) - (:months - m) * interval '1 month' + c % 25 * interval '1 day', 'EUR',
                   :first + c, :first + c, '', 'shop', 0
            FROM generate_series(0, :customers - 1) c, generate_series(0, :months - 1) m,
                 (SELECT source_id, max(file_id) AS file_id FROM identify.file GROUP BY source_id) f\
            """)
                .param("months", MONTHS)
                .param("customers", CUSTOMERS)
                .param("first", first)
                .update();
        jdbc.sql("""
            INSERT INTO identify.line (document_id, position, product_id, file_id, line, kind, quantity, unit, unit_price, amount)
            SELECT document_id, a + 1, :product + a, file_id, 1, 'S', q, '', p, round(p::numeric * q, 2)
            FROM (SELECT document_id, file_id, a, p,
                         round((100 * (0.8 + 0.4 * ((hashint8(document_id * 100 + a) & 1023) / 1023.0))
                             * power(p / (4 + a), CASE WHEN c % 2 = 0 THEN -2.0 ELSE -0.5 END))::numeric, 3) AS q
                  FROM (SELECT document_id, file_id, a, (document_id - 5000000) / 100 AS c,
                               round((4 + a) * CASE WHEN a % 3 = 2 THEN 1.0
                                   ELSE 0.85 + 0.05 * (hashint8(a * 100 + document_id % 100) & 7) END, 2)::double precision AS p
                        FROM identify.document, generate_series(0, :articles - 1) a WHERE document_id >= 5000000) y) z\
            """).param("product", product).param("articles", ARTICLES).update();
        cards.rebuild(done -> {});
        for (var kind : new String[] {"picture", "price"}) {
            assertThat(jobs.runHere(new JobOrder(kind, "test", Map.of(), "test"), progress -> {})
                            .error())
                    .isEmpty();
        }
    }

    @Test
    void whatWasLaidIsFoundAndWhatNeverMovedIsRefused() {
        ledger();
        var run = ((Outcome.Known<Run>) responses.latest()).value();
        assertThat(run.currency()).isEqualTo("EUR");
        holds(group(run, "Wine", "company"), -2);
        holds(group(run, "Wine", "person"), -0.5);
        for (var kind : new String[] {"company", "person"}) {
            var bread = group(run, "Bread", kind);
            assertThat(bread.basis().moving()).isZero();
            assertThat(bread.response())
                    .isInstanceOfSatisfying(
                            Outcome.Unknown.class,
                            why -> assertThat(why.reason()).isEqualTo("price-never-varied"));
        }
        var wine = group(run, "Wine", "company");
        assertThat(wine.basis().articles()).isEqualTo(ARTICLES * 2 / 3);
        assertThat(wine.basis().cells()).isEqualTo(ARTICLES * 2 / 3 * MONTHS);
        assertThat(wine.change())
                .isInstanceOfSatisfying(
                        Outcome.Known.class,
                        change -> assertThat((Interval) change.value()).satisfies(interval -> {
                            assertThat(interval.low()).isNegative();
                            assertThat(interval.high()).isPositive();
                        }));
        assertThat(run.customers()).isEqualTo(CUSTOMERS);
        var customers = responses.customers(CUSTOMERS);
        assertThat(customers).hasSize(CUSTOMERS);
        assertThat(customers.subList(0, CUSTOMERS / 2)).allSatisfy(one -> {
            assertThat(one.kind()).isEqualTo("company");
            assertThat(one.response().estimate()).isBetween(-2.4, -1.6);
        });
        assertThat(customers.subList(CUSTOMERS / 2, CUSTOMERS))
                .allSatisfy(one -> assertThat(one.response().estimate()).isBetween(-0.9, -0.1));
        long held = customers.stream()
                .filter(one -> {
                    double truth = one.kind().equals("company") ? -2 : -0.5;
                    return one.alone().low() <= truth && truth <= one.alone().high();
                })
                .count();
        assertThat(held)
                .as("of %s customers, each by his own purchases", CUSTOMERS)
                .isBetween(50L, 60L);
    }

    private static Group group(Run run, String category, String kind) {
        return run.groups().stream()
                .filter(one -> one.category().equals(category) && one.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static void holds(Group group, double truth) {
        assertThat(group.response()).isInstanceOfSatisfying(Outcome.Known.class, known -> {
            var interval = (Interval) known.value();
            assertThat(interval.low()).isLessThan(truth);
            assertThat(interval.high()).isGreaterThan(truth);
            assertThat(interval.high() - interval.low()).isLessThan(0.3);
        });
    }
}
