package io.clientela.platform.internal.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clientela.platform.JobHandler;
import io.clientela.platform.JobOrder;
import io.clientela.platform.JobRun;
import io.clientela.platform.JobState;
import io.clientela.platform.JobState.Status;
import io.clientela.platform.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobEngineTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final JobEngine engine = JobProcess.engine(database.dataSource());

    @BeforeEach
    void table() {
        CountingHandler.makeTable(database.client());
    }

    @AfterEach
    void close() {
        engine.close();
        database.close();
    }

    private static JobOrder count(String kind, int to, long millis) {
        return new JobOrder(kind, "to " + to, Map.of("to", to, "millis", millis), "user:anna");
    }

    @Test
    void runsHereWithProgressRateAndResult() {
        List<JobState> heard = new ArrayList<>();
        JobState ended = engine.runHere(count("count", 30, 40), heard::add);
        assertThat(ended.status()).isEqualTo(Status.DONE);
        assertThat(ended.result()).hasValueSatisfying(json -> assertThat(json).contains("30"));
        assertThat(ended.progress().done()).isEqualTo(30);
        assertThat(ended.progress().part()).contains(1.0);
        assertThat(heard).hasSizeBetween(3, 12);
        assertThat(heard).anySatisfy(state -> {
            assertThat(state.progress().rate()).isBetween(5.0, 30.0);
            assertThat(state.progress().left()).isPresent();
        });
    }

    @Test
    void aJobInTheMiddleOfAnotherShowsItsStepsThere() {
        List<String> steps = new ArrayList<>();
        JobHandler around = new JobHandler() {
            @Override
            public String kind() {
                return "around";
            }

            @Override
            public boolean restartable() {
                return false;
            }

            @Override
            public Object run(JobRun run) {
                run.step("before", "");
                engine.runHere(count("count", 20, 30), state -> {});
                steps.add(engine.find(run.id()).orElseThrow().progress().step());
                return Map.of();
            }
        };
        try (JobEngine outer = JobProcess.engine(database.dataSource(), around)) {
            JobState ended = outer.runHere(
                    new JobOrder("around", "a count", Map.of(), "user:anna"),
                    state -> steps.add(state.progress().step()));
            assertThat(ended.status()).isEqualTo(Status.DONE);
            assertThat(ended.progress().done()).isEqualTo(20);
        }
        assertThat(steps).contains("count.counting");
    }

    @Test
    void worksOffTheQueueInItsOrder() {
        long first = engine.submit(count("count", 2, 1));
        long second = engine.submit(count("count", 3, 1));
        assertThat(engine.runNext()).isTrue();
        assertThat(state(first).status()).isEqualTo(Status.DONE);
        assertThat(state(second).status()).isEqualTo(Status.WAITING);
        assertThat(engine.runNext()).isTrue();
        assertThat(engine.runNext()).isFalse();
        assertThat(engine.latest(10)).extracting(JobState::id).containsExactly(second, first);
        assertThat(engine.latest("count-once", 10)).isEmpty();
    }

    @Test
    void whatSomebodyAsksForGoesBeforeWhatTheHouseDoesByItself() {
        long daily = engine.submit(new JobOrder("count", "daily", Map.of("to", 1, "millis", 1), "system"));
        long asked = engine.submit(new JobOrder("count", "asked", Map.of("to", 1, "millis", 1), "user:ada"));
        assertThat(engine.runNext()).isTrue();
        assertThat(state(asked).status()).isEqualTo(Status.DONE);
        assertThat(state(daily).status()).isEqualTo(Status.WAITING);
        assertThat(engine.runNext()).isTrue();
        assertThat(state(daily).status()).isEqualTo(Status.DONE);
    }

    @Test
    void saysWhatToDoWhenAJobFails() {
        JobState ended = engine.runHere(count("count", -1, 1), state -> {});
        assertThat(ended.status()).isEqualTo(Status.FAILED);
        assertThat(ended.error()).isEqualTo("Cannot count to -1. Give a number above 0.");
        JobState odd = engine.runHere(new JobOrder("count", "odd", List.of(1), "system"), state -> {});
        assertThat(odd.error()).startsWith("Something unforeseen happened: The parameters of job");
    }

    @Test
    void refusesAKindThatNobodyDoes() {
        assertThatThrownBy(() -> engine.submit(count("dance", 1, 1)))
                .hasMessageContaining("dance")
                .hasMessageContaining("count-once");
    }

    @Test
    void cancelsWhatWaitsAtOnce() {
        long id = engine.submit(count("count", 2, 1));
        assertThat(engine.cancel(id)).isTrue();
        assertThat(state(id).status()).isEqualTo(Status.CANCELLED);
        assertThat(engine.runNext()).isFalse();
        assertThat(engine.cancel(id)).isFalse();
    }

    @Test
    void cancelsARunningJobFromAnotherProcess() throws Exception {
        long id = engine.submit(count("count", 10_000, 5));
        JobWorker worker = new JobWorker(engine, true);
        worker.start();
        await(id, state -> state.progress().done() > 5);
        try (JobEngine other = JobProcess.engine(database.dataSource())) {
            assertThat(other.cancel(id)).isTrue();
        }
        JobState ended = await(id, state -> state.status().over());
        assertThat(ended.status()).isEqualTo(Status.CANCELLED);
        assertThat(ended.progress().done()).isLessThan(10_000);
        worker.stop();
    }

    @Test
    void putsARunningJobBackWhenTheProcessEndsInOrder() throws Exception {
        long id = engine.submit(count("count", 400, 5));
        JobWorker worker = new JobWorker(engine, true);
        worker.start();
        await(id, state -> state.progress().done() > 5);
        worker.stop();
        assertThat(state(id).status()).isEqualTo(Status.WAITING);
        assertThat(engine.runNext()).isTrue();
        assertThat(state(id).status()).isEqualTo(Status.DONE);
        assertThat(state(id).attempt()).isEqualTo(2);
        assertThat(CountingHandler.counted(database.client(), id)).isEqualTo(400);
    }

    @Test
    void leavesJobsOfLivingProcessesAlone() throws Exception {
        long id = engine.submit(count("count", 100, 10));
        JobWorker worker = new JobWorker(engine, true);
        worker.start();
        await(id, state -> state.status() == Status.RUNNING);
        try (JobEngine other = JobProcess.engine(database.dataSource())) {
            other.adopt();
        }
        assertThat(state(id).status()).isEqualTo(Status.RUNNING);
        worker.stop();
    }

    private JobState state(long id) {
        return engine.find(id).orElseThrow();
    }

    private JobState await(long id, Predicate<JobState> reached) throws InterruptedException {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (!reached.test(state(id))) {
            assertThat(System.nanoTime()).as("job %s", state(id)).isLessThan(deadline);
            Thread.sleep(20);
        }
        return state(id);
    }
}
