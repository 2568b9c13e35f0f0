package io.clientela.platform.internal.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.Beside;
import io.clientela.platform.JobOrder;
import io.clientela.platform.JobState.Status;
import io.clientela.platform.TestDatabase;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

@Beside
class JobKillTest {

    private static final int TO = 150;

    @Test
    void goesOnAfterItsProcessWasKilledAndEndsWhatCannot() throws Exception {
        Random random = new Random(20261122);
        try (TestDatabase database = TestDatabase.fresh()) {
            CountingHandler.makeTable(database.client());
            try (JobEngine engine = JobProcess.engine(database.dataSource())) {
                for (String kind : new String[] {"count", "count-once"}) {
                    long id = engine.submit(new JobOrder(kind, "numbers", Map.of("to", TO, "millis", 10), "system"));
                    killWhileRunning(database, id, 1 + random.nextInt(TO - 50));
                    assertThat(engine.find(id).orElseThrow().status()).isEqualTo(Status.RUNNING);
                    adoptUntilNotRunning(engine, id);
                    if (kind.equals("count")) {
                        assertThat(engine.runNext()).isTrue();
                        assertThat(engine.find(id).orElseThrow().status()).isEqualTo(Status.DONE);
                        assertThat(engine.find(id).orElseThrow().attempt()).isEqualTo(2);
                        assertThat(CountingHandler.counted(database.client(), id))
                                .isEqualTo(TO);
                    } else {
                        assertThat(engine.find(id).orElseThrow().status()).isEqualTo(Status.INTERRUPTED);
                        assertThat(engine.find(id).orElseThrow().error()).contains("Start it again");
                    }
                }
            }
        }
    }

    /** Starts a process that takes the job up, and kills it once so many numbers are committed. */
    private static void killWhileRunning(TestDatabase database, long id, int numbers) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        JobProcess.class.getName(),
                        database.address().url(),
                        database.address().user(),
                        database.address().password())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            long deadline = System.nanoTime() + 30_000_000_000L;
            while (CountingHandler.counted(database.client(), id) < numbers) {
                assertThat(process.isAlive()).isTrue();
                assertThat(System.nanoTime()).isLessThan(deadline);
                Thread.sleep(5);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** PostgreSQL hears of the end of a connection within moments. */
    private static void adoptUntilNotRunning(JobEngine engine, long id) throws InterruptedException {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (engine.find(id).orElseThrow().status() == Status.RUNNING) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            engine.adopt();
            Thread.sleep(20);
        }
    }
}
