package io.clientela.interact.internal.sending;

import io.clientela.interact.Outbox;
import io.clientela.interact.Outbox.Ready;
import io.clientela.interact.Sendings.Plan;
import io.clientela.interact.internal.gate.FactsReader;
import io.clientela.measure.Exposure;
import io.clientela.measure.Exposures;
import io.clientela.platform.JobFailure;
import io.clientela.platform.JobHandler;
import io.clientela.platform.JobRun;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Composes, gates and queues the messages of a sending, as a job of the kind {@value #KIND}. Each piece of the target is one
 * transaction; who has his message is left out, so that a job that was cut off goes on where it was.
 */
@Component
class SendingJob implements JobHandler {

    static final String KIND = "sending";

    private final SendingTable table;
    private final Target target;
    private final Composing composing;
    private final Profiling profiling;
    private final Exposures exposures;
    private final FactsReader reader;
    private final Outbox outbox;
    private final TransactionTemplate transactions;
    private final Clock clock;

    SendingJob(
            SendingTable table,
            Target target,
            Composing composing,
            Profiling profiling,
            Exposures exposures,
            FactsReader reader,
            @Lazy Outbox outbox,
            TransactionTemplate transactions,
            Clock clock) {
        this.table = table;
        this.target = target;
        this.composing = composing;
        this.profiling = profiling;
        this.exposures = exposures;
        this.reader = reader;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What the job is about. */
    record Asked(long sendingId) {}

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
        long id = run.parameters(Asked.class).sendingId();
        var sending = table.find(id).orElseThrow(() -> new JobFailure("There is no sending " + id));
        if (!table.begin(id, clock.instant())) {
            throw new JobFailure("Sending " + id + " is not approved");
        }
        run.step("queue", sending.plan().name());
        table.profiled(id, profiling.chooses(sending.plan()));
        long[] done = {0};
        target.grow(sending.plan());
        long size = target.size(sending.plan());
        target.each(sending.plan(), (kind, customers) -> {
            run.checkCancelled();
            piece(id, sending.plan(), customers, run.who());
            done[0] += customers.size();
            run.progress(done[0], size, "customers");
        });
        table.queued(id);
        return Map.of("sending", id, "customers", done[0]);
    }

    private void piece(long id, Plan plan, List<Long> customers, String who) {
        transactions.executeWithoutResult(status -> {
            if (!table.runs(id)) {
                throw new CancellationException("stopped");
            }
            var records = reader.present(customers);
            var reached = table.reached(id, records.values());
            var open = customers.stream()
                    .filter(one -> records.containsKey(one) && !reached.contains(one))
                    .toList();
            if (open.isEmpty()) {
                return;
            }
            var arms = exposures(plan, open);
            var ready = new ArrayList<Ready>(open.size());
            for (var text : composing.texts(plan, open)) {
                var exposure = arms.get(text.customerId());
                if (exposure != null) {
                    ready.add(new Ready(Composing.draft(id, plan, text), exposure));
                }
            }
            outbox.plan(ready, who);
        });
    }

    private Map<Long, Exposure> exposures(Plan plan, List<Long> customers) {
        var made = plan.experimentId().isPresent()
                ? exposures.expose(plan.experimentId().getAsLong(), customers)
                : customers.stream().map(exposures::notMeasured).toList();
        return made.stream().collect(Collectors.toMap(Exposure::customerId, Function.identity()));
    }
}
