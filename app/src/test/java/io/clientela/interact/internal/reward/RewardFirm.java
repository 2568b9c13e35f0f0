package io.clientela.interact.internal.reward;

import io.clientela.identify.internal.joining.Books;
import io.clientela.interact.Agreements;
import io.clientela.interact.RewardProgramme.Assumed;
import io.clientela.interact.RewardProgramme.Basis;
import io.clientela.interact.RewardProgramme.Earning;
import io.clientela.interact.RewardProgramme.Programme;
import io.clientela.interact.RewardProgramme.Tier;
import io.clientela.interact.Rewards.Balance;
import io.clientela.platform.JobRun;
import io.clientela.platform.SetClock;
import io.clientela.platform.TestDatabase;
import io.clientela.platform.internal.JournalTable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A firm with customers, purchases and a ledger of rewards, in a database of its own, on a clock that is set. */
final class RewardFirm implements AutoCloseable {

    private final TestDatabase database = TestDatabase.fresh();
    private final TransactionTemplate transactions =
            new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
    private final SetClock clock = new SetClock(Instant.parse("2026-01-15T10:00:00Z"));
    final JdbcClient jdbc = database.client();
    final Books books = new Books(jdbc);
    final RewardLedger ledger;
    final ProgrammeStore programmes;
    final CountedAccounts accounts;
    private final ProgrammeRun run;
    private final int product;

    RewardFirm(Agreements... agreements) {
        var journal = new JournalTable(
                jdbc,
                new NamedParameterJdbcTemplate(database.dataSource()),
                JsonMapper.builder().build());
        var beans = new DefaultListableBeanFactory();
        List.of(agreements).forEach(one -> beans.registerSingleton("agreements", one));
        programmes = new ProgrammeStore(jdbc, journal, clock);
        ledger = new RewardLedger(jdbc, programmes, journal, clock);
        accounts = new CountedAccounts(jdbc);
        run = new ProgrammeRun(
                jdbc,
                programmes,
                new TakingPart(jdbc, ledger, beans.getBeanProvider(Agreements.class), clock),
                transactions,
                clock);
        books.begin("shop");
        product = books.product("shop", "A", "Wine", new BigDecimal("5"));
    }

    void itIs(LocalDate day) {
        clock.set(day.atTime(10, 0).toInstant(ZoneOffset.UTC));
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    long customer() {
        return books.record("shop", "person", today(), Map.of());
    }

    /** Answers the number of the document. */
    long buys(long customer, LocalDate day, String amount) {
        return books.purchase("shop", customer, day, product, amount, "EUR");
    }

    /** A programme: one point a euro, twelve months, three tiers by the net of a year: 0, 500, 2000. */
    void promises(Basis basis, String second, String third) {
        var programme = new Programme(
                true,
                new Earning(LocalDate.of(2025, 1, 1), "EUR", BigDecimal.ONE, 12),
                basis,
                List.of(
                        new Tier("Blu", BigDecimal.ZERO, BigDecimal.ONE),
                        new Tier("Argento", new BigDecimal(second), new BigDecimal("1.5")),
                        new Tier("Oro", new BigDecimal(third), new BigDecimal("2"))),
                1,
                new Assumed(new BigDecimal("0.01"), 0.8, 3));
        in(() -> programmes.revise(programme, "user:Anna", "test"));
    }

    ProgrammeRun.Booked run() {
        return (ProgrammeRun.Booked) run.run(new Quiet());
    }

    /** In one transaction, as the application does. */
    <T> T in(Supplier<T> work) {
        return transactions.execute(status -> work.get());
    }

    long points(long customer) {
        return balance(customer).points();
    }

    Balance balance(long customer) {
        return ledger.balance(customer);
    }

    long credit(long customer, long points, String reference) {
        return in(() -> ledger.credit(customer, "answer", points, reference, "system"))
                .orElseThrow();
    }

    long redeem(long customer, long points, String reference) {
        return in(() -> ledger.redeem(customer, "a coffee", points, reference, "user:Anna"));
    }

    /** Whether the ledger adds up, and no lot is below nothing. */
    boolean holds() {
        return accounts.proof().holds()
                && jdbc.sql("SELECT count(*) FROM (SELECT movement_id FROM interact.reward_entry GROUP BY movement_id"
                                        + " HAVING sum(points) <> 0) unbalanced")
                                .query(Long.class)
                                .single()
                        == 0;
    }

    @Override
    public void close() {
        database.close();
    }

    private static final class Quiet implements JobRun {
        @Override
        public long id() {
            return 1;
        }

        @Override
        public String who() {
            return "system";
        }

        @Override
        public int attempt() {
            return 1;
        }

        @Override
        public <T> T parameters(Class<T> type) {
            throw new IllegalArgumentException();
        }

        @Override
        public void step(String code, String detail) {}

        @Override
        public void progress(long done, long total, String unit) {}

        @Override
        public void checkCancelled() {}
    }
}
