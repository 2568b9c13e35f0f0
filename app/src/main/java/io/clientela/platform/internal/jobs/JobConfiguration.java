package io.clientela.platform.internal.jobs;

import com.zaxxer.hikari.HikariDataSource;
import io.clientela.platform.JobHandler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Jobs, wired. */
@Configuration(proxyBeanMethods = false)
class JobConfiguration {

    /** The handlers are asked for late: some of them put jobs in the queue themselves. */
    @Bean
    JobEngine jobs(JdbcClient jdbc, HikariDataSource pool, ObjectProvider<JobHandler> handlers, JsonMapper json) {
        return new JobEngine(
                new JobStore(jdbc),
                new Ownership(pool),
                () -> handlers.orderedStream().toList(),
                json);
    }

    @Bean
    JobWorker jobWorker(JobEngine jobs, @Value("${clientela.background-jobs}") boolean background) {
        return new JobWorker(jobs, background);
    }
}
