package io.clientela.platform.internal.jobs;

import io.clientela.platform.JobFailure;
import io.clientela.platform.JobHandler;
import io.clientela.platform.JobRun;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes the numbers from 1 to a given one into a table, one commit each, as slowly as told; knows what is there. */
final class CountingHandler implements JobHandler {

    record Count(int to, long millis) {}

    private final JdbcClient jdbc;
    private final String kind;
    private final boolean restartable;

    CountingHandler(JdbcClient jdbc, String kind, boolean restartable) {
        this.jdbc = jdbc;
        this.kind = kind;
        this.restartable = restartable;
    }

    static void makeTable(JdbcClient jdbc) {
        jdbc.sql("CREATE TABLE public.counted (job bigint, number int, PRIMARY KEY (job, number))")
                .update();
    }

    static int counted(JdbcClient jdbc, long job) {
        return jdbc.sql("SELECT count(*) FROM public.counted WHERE job = :job")
                .param("job", job)
                .query(Integer.class)
                .single();
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public boolean restartable() {
        return restartable;
    }

    @Override
    public Object run(JobRun run) throws InterruptedException {
        Count count = run.parameters(Count.class);
        if (count.to() < 0) {
            throw new JobFailure("Cannot count to " + count.to() + ". Give a number above 0.");
        }
        run.step("counting", "numbers");
        for (int number = 1; number <= count.to(); number++) {
            run.checkCancelled();
            jdbc.sql("INSERT INTO public.counted VALUES (:job, :number) ON CONFLICT DO NOTHING")
                    .param("job", run.id())
                    .param("number", number)
                    .update();
            run.progress(number, count.to(), "numbers");
            Thread.sleep(count.millis());
        }
        return Map.of("counted", count.to());
    }
}
