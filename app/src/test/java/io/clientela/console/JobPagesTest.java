package io.clientela.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.clientela.BrowserTest;
import io.clientela.identify.internal.joining.Books;
import io.clientela.organize.Role;
import io.clientela.platform.JobHandler;
import io.clientela.platform.JobOrder;
import io.clientela.platform.JobRun;
import io.clientela.platform.Jobs;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A job in the browser: its progress moves without a click, it can be cancelled, its result is shown. */
@Import(JobPagesTest.Counting.class)
class JobPagesTest extends BrowserTest {

    /** A job that counts to 50 and then waits until it may end. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Counting {

        static volatile CountDownLatch mayEnd = new CountDownLatch(1);

        @Bean
        JobHandler counting() {
            return new JobHandler() {
                @Override
                public String kind() {
                    return "counting";
                }

                @Override
                public boolean restartable() {
                    return true;
                }

                @Override
                public Object run(JobRun run) throws InterruptedException {
                    run.step("count", "numbers");
                    run.progress(50, 100, "lines");
                    while (!mayEnd.await(20, TimeUnit.MILLISECONDS)) {
                        run.checkCancelled();
                    }
                    return Map.of("counted", 12345);
                }
            };
        }
    }

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient jdbc;

    @Test
    void showsProgressAndResultWithoutAClick() {
        Counting.mayEnd = new CountDownLatch(1);
        browser.signIn(Role.ANALYST);
        long id = jobs.submit(new JobOrder("counting", "all the numbers", Map.of(), "system"));
        Page page = browser.open("/jobs/" + id);
        assertThat(page.locator("#job .badge")).hasText("running");
        assertThat(page.getByRole(AriaRole.PROGRESSBAR)).hasAttribute("aria-valuenow", "50");
        assertThat(page.locator(".progress-text")).containsText("50 of 100");
        browser.examine("job-running");
        browser.open("/jobs");
        browser.examine("jobs-running");
        browser.open("/jobs/" + id);
        Counting.mayEnd.countDown();
        assertThat(page.locator("#job .badge")).hasText("done");
        assertThat(page.locator("#job .facts")).containsText("12,345");
        assertThat(page.locator("#said")).hasText("done");
    }

    @Test
    void isCancelled() {
        Counting.mayEnd = new CountDownLatch(1);
        browser.signIn(Role.ANALYST);
        long id = jobs.submit(new JobOrder("counting", "more numbers", Map.of(), "system"));
        Page page = browser.open("/jobs/" + id);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Cancel this job"))
                .click();
        assertThat(page.locator("#job .badge")).hasText("cancelled");
    }

    @Test
    void allCustomersAreDerivedAnew() {
        var books = new Books(jdbc);
        books.clear();
        books.begin("crm");
        books.record("crm", "company", LocalDate.of(2026, 3, 1), Map.of("COMPANY_NAME", "Bruni srl"));
        Page page = browser.signIn(Role.MARKETER);
        browser.open("/jobs");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Derive all customers anew")))
                .hasCount(0);

        page = browser.signIn(Role.ANALYST);
        browser.open("/jobs");
        browser.examine("jobs");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Derive all customers anew"))
                .click();

        assertThat(page.locator("#job .badge")).hasText("done");
        assertThat(page.locator("h1")).containsText("Recognising customers");
        org.assertj.core.api.Assertions.assertThat(jdbc.sql("SELECT name FROM identify.customer_card")
                        .query(String.class)
                        .list())
                .containsExactly("Bruni srl");
    }
}
