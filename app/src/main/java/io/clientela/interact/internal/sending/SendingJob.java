package io.clientela.interact.internal.sending;

import io.clientela.interact.Outbox;
import io.clientela.interact.Outbox.Ready;
import io.clientela.interact.Sendings.Plan;
import io.clientela.interact.Sendings.Sending;
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
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Composes, gates and queues the messages of a sending, as a job of the kind {@value #KIND}. Each piece of the target is one
 * transaction; who has his message is left out, so that a job that was cut off goes on where it was.
 */
@Component
class SendingJob implements JobHandler {

    static final String KIND = "sending";

    private static final Logger LOG = LoggerFactory.getLogger(SendingJob.class);
    private static final int HANDS = 2;

    private final SendingTable table;
    private final Target target;
    private final ArmMessages arms;
    private final SendingPurpose purpose;
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
            ArmMessages arms,
            SendingPurpose purpose,
            Composing composing,
            Profiling profiling,
            Exposures exposures,
            FactsReader reader,
            @Lazy Outbox outbox,
            TransactionTemplate transactions,
            Clock clock) {
        this.table = table;
        this.target = target;
        this.arms = arms;
        this.purpose = purpose;
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
        arms.mustBe(sending.plan());
        if (sending.state().equals("approved")) { // one that has begun goes on
            purpose.mustBe(sending.plan());
        }
        if (!table.begin(id, clock.instant())) {
            throw new JobFailure("Sending " + id + " is not approved");
        }
        run.step("queue", sending.plan().name());
        table.profiled(id, profiling.chooses(sending.plan()));
        var done = new AtomicLong();
        target.grow(sending.plan());
        long size = target.size(sending.plan());
        try (var hands = new Hands(HANDS)) {
            target.each(sending.plan(), (stand, customers) -> {
                run.checkCancelled();
                hands.give(() -> {
                    untilAlone(() -> piece(sending, customers, run.who()));
                    done.addAndGet(customers.size());
                });
                run.progress(done.get(), size, "customers");
            });
            hands.finish();
        }
        table.queued(id);
        return Map.of("sending", id, "customers", done.get());
    }

    /** Who became one with another can be in two pieces: the one that comes later finds him reached. */
    private static void untilAlone(Runnable piece) {
        try {
            piece.run();
        } catch (DuplicateKeyException | PessimisticLockingFailureException e) {
            LOG.debug("a customer is in two pieces", e);
            piece.run();
        }
    }

    private void piece(Sending sending, List<Long> customers, String who) {
        transactions.executeWithoutResult(status -> {
            if (!table.runs(sending.sendingId())) {
                throw new CancellationException("stopped");
            }
            var records = reader.present(customers);
            var reached = table.reached(sending.sendingId(), records.values());
            var open = customers.stream()
                    .filter(one -> records.containsKey(one) && !reached.contains(one))
                    .toList();
            if (open.isEmpty()) {
                return;
            }
            outbox.plan(ready(sending, exposures(sending.plan(), open)), who);
        });
    }

    /** The messages of exposed customers, each as it is for his arm. */
    private List<Ready> ready(Sending sending, Map<Long, Exposure> exposed) {
        var ready = new ArrayList<Ready>(exposed.size());
        exposed.values().stream()
                .collect(Collectors.groupingBy(
                        one -> sending.plan().forArm(one.arm()),
                        Collectors.mapping(Exposure::customerId, Collectors.toList())))
                .forEach((own, customers) -> composing
                        .texts(own, sending.texts(), customers)
                        .forEach(text -> Optional.ofNullable(exposed.get(text.customerId()))
                                .ifPresent(exposure -> ready.add(
                                        new Ready(Composing.draft(sending.sendingId(), own, text), exposure)))));
        return ready;
    }

    private Map<Long, Exposure> exposures(Plan plan, List<Long> customers) {
        var made = plan.experimentId().isPresent()
                ? exposures.expose(plan.experimentId().getAsLong(), customers)
                : customers.stream().map(exposures::notMeasured).toList();
        return made.stream().collect(Collectors.toMap(Exposure::customerId, Function.identity()));
    }
}
