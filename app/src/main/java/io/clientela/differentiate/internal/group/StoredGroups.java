package io.clientela.differentiate.internal.group;

import io.clientela.differentiate.CustomerGroups;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.Jobs;
import io.clientela.platform.Journal;
import io.clientela.platform.Statements;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The groups as other rooms see them. */
@Component
class StoredGroups implements CustomerGroups {

    private static final Statements SQL = Statements.of("differentiate/groups");

    private final GroupStore store;
    private final JdbcClient database;
    private final Journal journal;
    private final Jobs jobs;
    private final Clock clock;
    private volatile @Nullable Moves moves;

    /** The jobs are taken lazily: they need their handlers first. */
    StoredGroups(GroupStore store, JdbcClient database, Journal journal, @Lazy Jobs jobs, Clock clock) {
        this.store = store;
        this.database = database;
        this.journal = journal;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public Optional<Run> latest() {
        return store.runs(null, 1).stream().findFirst();
    }

    @Override
    public Optional<Run> inForce() {
        return store.lastFound(null).flatMap(this::run);
    }

    @Override
    public Optional<Run> run(long runId) {
        return store.runs(runId, 1).stream().findFirst();
    }

    @Override
    public List<Run> runs(int limit) {
        return store.runs(null, limit);
    }

    @Override
    public Optional<Drift> drift(Run run) {
        if (!(run.found() instanceof Outcome.Known<Found> known)) {
            return Optional.empty();
        }
        return store.lastFound(run.runId())
                .flatMap(this::run)
                .map(before -> drift(before, run.runId(), known.value().groups()));
    }

    private Drift drift(Run before, long run, List<CustomerGroup> now) {
        var then = store.read(before.runId());
        var flows = moves(before.runId(), run).flows().stream()
                .map(one -> new Flow(identity(then, one.before()), identity(now, one.now()), one.customers()))
                .sorted(Comparator.comparingLong(Flow::customers).reversed())
                .toList();
        var both = flows.stream()
                .filter(flow -> flow.fromId().isPresent() && flow.toId().isPresent())
                .toList();
        long moved = both.stream()
                .filter(flow -> !flow.fromId().equals(flow.toId()))
                .mapToLong(Flow::customers)
                .sum();
        return new Drift(
                before, flows, moved, both.stream().mapToLong(Flow::customers).sum());
    }

    /** How many went from each group of one run to each of another, by their numbers there. */
    private record Moves(long before, long run, LocalDate day, List<Move> flows) {}

    private record Move(int before, int now, long customers) {}

    /** Counted once a day: two runs stand, but customers who come or are forgotten are in one of them only. */
    private Moves moves(long before, long run) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var known = moves;
        if (known == null
                || known.before() != before
                || known.run() != run
                || !known.day().equals(today)) {
            var flows = database.sql(SQL.get("moves"))
                    .param("before", before)
                    .param("run", run)
                    .query(Move.class)
                    .list();
            known = new Moves(before, run, today, flows);
            moves = known;
        }
        return known;
    }

    private static OptionalInt identity(List<CustomerGroup> groups, int number) {
        return number < 0
                ? OptionalInt.empty()
                : OptionalInt.of(groups.get(number).groupId());
    }

    @Override
    public long regroup(String who) {
        return jobs.submit(GroupingJob.order(who));
    }

    @Override
    @Transactional
    public void rename(int groupId, String name, String who) {
        database.sql(SQL.get("rename"))
                .param("group", groupId)
                .param("name", name.strip())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", who)
                .update();
        journal.record(new Journal.Note(
                who, "differentiate.group-renamed", "group:" + groupId, Map.of("name", name.strip()), "", ""));
    }
}
