package io.clientela.identify.internal.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clientela.platform.ClientelaTest;
import io.clientela.platform.JobState;
import io.clientela.platform.JobState.Status;
import io.clientela.platform.Jobs;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.test.context.TestPropertySource;

/** Linking all records is a job that can be cancelled and goes on after its process was killed (R6, R13). */
@ClientelaTest
@TestPropertySource(properties = "clientela.test=link-job")
class LinkJobTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @Autowired
    LinkJob links;

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource dataSource;

    @BeforeEach
    void twice() {
        var books = new Books(jdbc);
        books.clear();
        books.begin("crm");
        for (int i = 0; i < 40; i++) {
            for (String name : new String[] {"Mobilificio", "Arredamenti"}) {
                books.record(
                        "crm",
                        "company",
                        DAY,
                        Map.of("COMPANY_NAME", name + " " + i, "VAT_NUMBER", "IT%011d".formatted(i + 1)));
            }
        }
    }

    @Test
    void aRunOverAllIsCancelledWhileItJoinsAndChangesNothing() throws Exception {
        var before = Books.state(jdbc);
        long job;
        try (var connection = dataSource.getConnection()) {
            var person = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            // whoever joins by hand holds the book: the run waits for it before its first join
            person.sql("SELECT pg_advisory_lock(4711, 2)").query((rs, n) -> 0).list();
            job = links.submitFull("user:anna");
            until(job, state -> state.progress().step().endsWith("join"));
            assertThat(jobs.cancel(job)).isTrue();
            person.sql("SELECT pg_advisory_unlock(4711, 2)").query((rs, n) -> 0).list();
        }

        assertThat(until(job, LinkJobTest::over).status()).isEqualTo(Status.CANCELLED);
        assertThat(Books.state(jdbc)).isEqualTo(before);

        assertThat(until(links.submitFull("user:anna"), LinkJobTest::over).status())
                .isEqualTo(Status.DONE);
        assertThat(customers()).isEqualTo(40);
    }

    @Test
    void aRunWhoseProcessWasKilledIsMadeByTheNext() {
        long job = jdbc.sql("""
            INSERT INTO platform.job (kind, title, parameters, who, status, owner, attempt, started_at)
            VALUES ('link', 'all records',
                    '{"importId": 0, "products": false, "full": true, "rebuild": false, "link": true}',
                    'user:anna', 'running', 4711, 1, now())
            RETURNING id\
            """).query(Long.class).single();

        var ended = until(job, LinkJobTest::over);

        assertThat(ended.status()).isEqualTo(Status.DONE);
        assertThat(ended.attempt()).isEqualTo(2);
        assertThat(customers()).isEqualTo(40);
        assertThat(jdbc.sql("SELECT count(*) FROM identify.customer_card")
                        .query(Long.class)
                        .single())
                .isEqualTo(40);
    }

    private long customers() {
        return jdbc.sql("SELECT count(DISTINCT customer_id) FROM identify.record")
                .query(Long.class)
                .single();
    }

    private static boolean over(JobState state) {
        return state.status() != Status.WAITING && state.status() != Status.RUNNING;
    }

    private JobState until(long job, Predicate<JobState> so) {
        return await().atMost(Duration.ofSeconds(60)).until(() -> jobs.find(job).orElseThrow(), so);
    }
}
