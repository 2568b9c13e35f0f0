package io.clientela.interact.internal.sending;

import io.clientela.platform.JobFailure;
import io.clientela.platform.JobHandler;
import io.clientela.platform.JobRun;
import java.time.Clock;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Counts what would become of a sending now, as a job of the kind {@value #KIND}. Nothing is written down but the
 * count, and who came into a target that grows.
 */
@Component
class ForecastJob implements JobHandler {

    static final String KIND = "forecast";

    private final SendingTable table;
    private final Target target;
    private final ArmMessages arms;
    private final Composing composing;
    private final Profiling profiling;
    private final Clock clock;

    ForecastJob(
            SendingTable table,
            Target target,
            ArmMessages arms,
            Composing composing,
            Profiling profiling,
            Clock clock) {
        this.table = table;
        this.target = target;
        this.arms = arms;
        this.composing = composing;
        this.profiling = profiling;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean restartable() {
        return true;
    }

    @Override
    public Object run(JobRun run) {
        long id = run.parameters(SendingJob.Asked.class).sendingId();
        var plan = table.find(id)
                .orElseThrow(() -> new JobFailure("There is no sending " + id))
                .plan();
        arms.mustBe(plan);
        run.step("count", plan.name());
        table.profiled(id, profiling.chooses(plan));
        target.grow(plan);
        long size = target.size(plan);
        long[] done = {0};
        var forecast = new TreeMap<String, Long>();
        target.each(plan, (stand, customers) -> {
            run.checkCancelled();
            composing
                    .forecast(id, plan.forArm(stand.arm()), stand.kind(), customers)
                    .forEach((key, count) -> forecast.merge(key, count, Long::sum));
            done[0] += customers.size();
            run.progress(done[0], size, "customers");
        });
        table.counted(id, forecast, clock.instant());
        return forecast;
    }
}
