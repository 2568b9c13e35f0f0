package io.clientela.platform.internal.jobs;

import com.zaxxer.hikari.HikariDataSource;
import io.clientela.platform.JobHandler;
import io.clientela.platform.internal.Pool;
import io.clientela.platform.internal.postgres.Address;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A process that works off the queue of a database until it is killed. */
public final class JobProcess {

    private JobProcess() {}

    /** An engine that counts, and does what the given handlers do. */
    static JobEngine engine(HikariDataSource pool, JobHandler... more) {
        JdbcClient jdbc = JdbcClient.create(pool);
        List<JobHandler> handlers = new ArrayList<>(List.of(more));
        handlers.add(new CountingHandler(jdbc, "count", true));
        handlers.add(new CountingHandler(jdbc, "count-once", false));
        return new JobEngine(
                new JobStore(jdbc),
                new Ownership(pool),
                () -> handlers,
                JsonMapper.builder().build());
    }

    /** Takes url, user and password of the database. */
    public static void main(String[] arguments) throws InterruptedException {
        HikariDataSource pool = Pool.open(new Address(arguments[0], arguments[1], arguments[2]), 4);
        new JobWorker(engine(pool), true).start();
        Thread.currentThread().join();
    }
}
