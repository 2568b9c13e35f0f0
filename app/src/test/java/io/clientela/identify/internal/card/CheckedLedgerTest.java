package io.clientela.identify.internal.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.identify.Customers;
import io.clientela.identify.PurchasesRecorded;
import io.clientela.identify.internal.joining.Books;
import io.clientela.identify.internal.joining.LinkJob;
import io.clientela.platform.ClientelaTest;
import io.clientela.platform.JobOrder;
import io.clientela.platform.JobState;
import io.clientela.platform.Jobs;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The kept sums of the ledger are those that adding up gives, and say when that was (R1, R11). */
@ClientelaTest
@TestPropertySource(properties = "clientela.test=checked-ledger")
class CheckedLedgerTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @Autowired
    Customers customers;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient jdbc;

    private Books books;
    private final SplittableRandom random = new SplittableRandom(11);

    @BeforeEach
    void clear() {
        books = new Books(jdbc);
        books.clear();
    }

    /** An import of some purchases, a few of them of nobody and in other currencies, and all that follows it. */
    private void imported() {
        long importId = books.begin("shop");
        int product = books.product("shop", "P" + random.nextInt(1000), "food", null);
        for (int i = 0; i < 20; i++) {
            long id = books.record(
                    "shop", "person", DAY, Map.of("FULL_NAME", "Nome " + i, "PROVINCE", i % 2 == 0 ? "TO" : "BA"));
            books.purchase(
                    "shop",
                    random.nextInt(4) == 0 ? null : id,
                    DAY.plusDays(random.nextInt(90)),
                    product,
                    (random.nextInt(5) == 0 ? "-" : "") + random.nextInt(1, 500) + "." + random.nextInt(10, 99),
                    random.nextInt(3) == 0 ? "CHF" : "EUR");
        }
        events.publishEvent(new PurchasesRecorded(importId, 20, 20, 1));
    }

    @Test
    void keptSumsAreThoseOfAddingUpAfterEachImport() {
        for (int i = 0; i < 3; i++) {
            imported();
            var kept = customers.checkedLedger();
            var now = customers.checkLedger();
            assertThat(kept.currencies()).isEqualTo(now.currencies()).hasSize(2);
            assertThat(kept.holds()).isTrue();
            assertThat(kept.at()).isBeforeOrEqualTo(now.at());
            assertThat(customers.checkedLedger()).isEqualTo(now);
        }
    }

    @Test
    void looksAtKeptSumsUntilTheLedgerIsAddedUpAgain() {
        imported();
        var before = customers.checkedLedger();
        jdbc.sql("UPDATE identify.line SET amount = amount + 1 WHERE document_id ="
                        + " (SELECT min(document_id) FROM identify.document WHERE record_id IS NOT NULL)")
                .update();
        assertThat(customers.checkedLedger()).isEqualTo(before);

        var after = customers.checkLedger();
        assertThat(after.holds()).isFalse();
        assertThat(after.currencies().stream().map(check -> check.difference().abs()))
                .usingComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .anySatisfy(difference -> assertThat(difference).isEqualByComparingTo("1"));
        assertThat(customers.checkedLedger()).isEqualTo(after);
    }

    @Test
    void aRebuildAddsUpAgainAndLearnsWhatCanBeChosen() {
        imported();
        jdbc.sql("DELETE FROM identify.ledger_check").update();
        jdbc.sql("INSERT INTO identify.choice VALUES ('area', 'Nowhere')").update();
        jdbc.sql("DELETE FROM identify.choice WHERE what = 'channel'").update();
        assertThat(customers.choices().areas()).contains("Nowhere");

        var state = jobs.runHere(
                new JobOrder(LinkJob.KIND, "rebuild", new LinkJob.Task(0, false, false, true, false), "system"),
                s -> {});

        assertThat(state.status()).isEqualTo(JobState.Status.DONE);
        assertThat(customers.checkedLedger().currencies())
                .isEqualTo(customers.checkLedger().currencies())
                .hasSize(2);
        assertThat(customers.choices().areas()).contains("Piemonte", "Puglia").doesNotContain("Nowhere");
        assertThat(customers.choices().channels()).containsExactly("shop");
        assertThat(customers.choices().currencies()).containsExactly("CHF", "EUR");
    }

    @Test
    void aLedgerThatWasNeverAddedUpIsAddedUpWhenAsked() {
        assertThat(customers.checkedLedger().currencies()).isEmpty();
        books.begin("shop");
        books.purchase("shop", null, DAY, books.product("shop", "P", "", null), "5.00", "EUR");
        jdbc.sql("DELETE FROM identify.ledger_checked").update();
        assertThat(customers.checkedLedger().currencies())
                .singleElement()
                .satisfies(check -> assertThat(check.withoutLines()).isEqualTo(1));
    }
}
