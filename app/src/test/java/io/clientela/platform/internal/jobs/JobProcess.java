package io.clientela.platform.internal.jobs;

import com.zaxxer.hikari.HikariDataSource;
import io.clientela.platform.internal.Pool;
import io.clientela.platform.internal.postgres.Address;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A process that works off the queue of a database until it is killed. */
public final class JobProcess {

    private JobProcess() {}

    static JobEngine engine(HikariDataSource pool) {
        JdbcClient jdbc = JdbcClient.create(pool);
        return new JobEngine(
                new JobStore(jdbc),
                new Ownership(pool),
                () -> List.of(new CountingHandler(jdbc, "count", true), new CountingHandler(jdbc, "count-once", false)),
                JsonMapper.builder().build());
    }

    /** Takes url, user and password of the database. */
    public static void main(String[] arguments) throws InterruptedException {
        HikariDataSource pool = Pool.open(new Address(arguments[0], arguments[1], arguments[2]), 4);
        new JobWorker(engine(pool), true).start();
        Thread.currentThread().join();
    }
}
