package io.clientela.identify.internal.joining;

import io.clientela.identify.internal.card.Cards;
import io.clientela.identify.internal.joining.Forest.Edge;
import io.clientela.identify.internal.joining.FullRun.Pair;
import io.clientela.identify.internal.joining.FullRun.Standing;
import io.clientela.identify.internal.joining.Parties.All;
import io.clientela.identify.internal.posting.BookLocks;
import io.clientela.kernel.linkage.Linkage;
import io.clientela.kernel.linkage.LinkageResult;
import io.clientela.kernel.linkage.LinkageSettings;
import io.clientela.kernel.linkage.Scorer;
import io.clientela.kernel.linkage.Stage;
import io.clientela.platform.Statements;
import io.clientela.platform.WorkLock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Links records: all of them with a model fitted anew, or new ones as they come.
 *
 * <p>The first import makes a full run, and so does every one that brings many records beside those at hand, or after
 * which the base has doubled; those between link their new records by the model at hand.
 */
@Component
public class Linker {

    private static final int THREADS = Math.max(1, Runtime.getRuntime().availableProcessors());
    private static final int EVIDENCE_CHUNK = 5_000;
    private static final int MARK_CHUNK = 50_000;

    /** Fewer new records are never many beside those at hand. */
    private static final int MANY = 50;

    /** So many records take longer to count than a few new ones to join. */
    private static final int LARGE = 10_000;

    private final Statements sql = Statements.of("identify/linking");
    private final Statements joins = Statements.of("identify/joins");
    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Parties parties;
    private final Models models;
    private final JoinBook book;
    private final Doubts doubts;
    private final NewRecords fresh;
    private final KeyTable keys;
    private final Cards cards;

    Linker(
            DataSource dataSource,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Parties parties,
            Models models,
            Writing writing,
            NewRecords fresh,
            Cards cards) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.parties = parties;
        this.models = models;
        this.book = writing.book();
        this.doubts = writing.doubts();
        this.keys = writing.keys();
        this.fresh = fresh;
        this.cards = cards;
    }

    /**
     * What a run did.
     *
     * @param full whether all records were looked at
     * @param records how many records were looked at
     * @param joins how many joins were made
     * @param undone how many earlier joins of the linkage were taken back
     * @param doubts how many pairs a person has to decide
     */
    public record Outcome(boolean full, long records, long joins, long undone, long doubts) {}

    /**
     * Links what is not linked yet; by a full run where there is no model or the base has doubled. One at a time links:
     * another waits. The cards of whom a full run changed are owed afterwards.
     */
    public Outcome link(Watch watch) {
        try (var lock = lock(watch)) {
            return linkNow(watch);
        }
    }

    /**
     * Fits the model anew over all records and applies the differences. One at a time links: another waits. The cards of
     * whom it changed are owed afterwards.
     */
    public Outcome full(Watch watch) {
        try (var lock = lock(watch)) {
            return fullNow(watch);
        }
    }

    private WorkLock lock(Watch watch) {
        return BookLocks.linking(dataSource, () -> {
            watch.step("wait");
            watch.progress(0, 0);
            return false;
        });
    }

    private Outcome linkNow(Watch watch) {
        jdbc.sql(sql.get("mark-bare")).param("fields", Parties.FIELDS).update();
        long waiting = jdbc.sql(sql.get("count-to-link")).query(Long.class).single();
        if (waiting == 0) {
            return new Outcome(false, 0, 0, 0, 0);
        }
        var model = models.current();
        return model.isEmpty() || isOutgrown(model.get(), waiting)
                ? fullNow(watch)
                : fresh.link(model.get(), waiting, watch);
    }

    /**
     * Whether a full run is due: the base has doubled since the model was fitted, or so many records wait that it is the
     * shorter way; one by one a record costs about thirty times what it costs in a full run. Few new records beside a
     * large base that is nowhere near do not have it counted, which takes a hundred times as long as joining them.
     */
    private boolean isOutgrown(Models.Kept model, long waiting) {
        long doubled = 2 * model.records();
        long about = jdbc.sql(sql.get("about-records")).query(Long.class).single();
        if (waiting < MANY && about >= LARGE && about < doubled * 9 / 10) {
            return false;
        }
        long comparable = jdbc.sql(sql.get("count-comparable"))
                .param("fields", Parties.FIELDS)
                .query(Long.class)
                .single();
        return comparable >= doubled || (waiting >= MANY && 30 * waiting >= comparable);
    }

    private Outcome fullNow(Watch watch) {
        watch.step("read");
        var waiting = waiting();
        var all = transactions.execute(status -> parties.all());
        if (all == null || all.size() < 2) {
            mark(waiting);
            return new Outcome(true, all == null ? 0 : all.size(), 0, 0, 0);
        }
        var read = new AsRead(all, waiting, standing(), aparts());
        var run = read.prepare();
        watch.step("compare");
        var settings = LinkageSettings.standard(THREADS);
        var result = Linkage.link(all.records(), settings, run.constraints(read.aparts()), (stage, share) -> {
            watch.progress(Math.round(1000 * (before(stage) + share) / 4), 1000);
            return true;
        });
        run.take(result, Scorer.of(result.model()));
        watch.step("join");
        return apply(read, run, result, settings.seed(), watch);
    }

    private static int before(Stage stage) {
        return switch (stage) {
            case PREPARE -> 0;
            case LEARN -> 1;
            case COMPARE -> 2;
            case CLUSTER -> 3;
        };
    }

    /**
     * What a full run stands on, as it was read before records were compared.
     *
     * @param waiting the records that waited, with what they said
     */
    private record AsRead(All all, List<Waiting> waiting, List<Standing> standing, List<Edge> aparts) {

        FullRun prepare() {
            return FullRun.prepare(all, standing, aparts);
        }

        /** Whether persons say the same in both about who is one customer and who is not. */
        boolean saysTheSame(AsRead other) {
            return aparts.equals(other.aparts) && byPersons().equals(other.byPersons());
        }

        private List<Standing> byPersons() {
            return standing.stream().filter(Standing::byPerson).toList();
        }
    }

    /** A record that waits to be linked, and what it said when it was read. */
    private record Waiting(long record, UUID content) {}

    private List<Waiting> waiting() {
        return jdbc.sql(sql.get("waiting"))
                .query((rs, n) -> new Waiting(rs.getLong("record_id"), rs.getObject("content", UUID.class)))
                .list();
    }

    /** Marks records as looked at, but for those that say something else by now. */
    private void mark(List<Waiting> waiting) {
        for (int from = 0; from < waiting.size(); from += MARK_CHUNK) {
            var chunk = waiting.subList(from, Math.min(waiting.size(), from + MARK_CHUNK));
            jdbc.sql(sql.get("mark-unchanged"))
                    .param("records", chunk.stream().mapToLong(Waiting::record).toArray())
                    .param("contents", chunk.stream().map(Waiting::content).toArray(UUID[]::new))
                    .update();
        }
    }

    /** The run as it is to be applied: what persons said while records were compared counts as if said before. */
    private static FullRun renewed(AsRead read, FullRun run, AsRead now, LinkageResult result) {
        if (read.saysTheSame(now)) {
            return run;
        }
        var renewed = now.prepare();
        renewed.take(result, Scorer.of(result.model()));
        return renewed;
    }

    /**
     * Applies a run: model, joins, doubts and keys in one transaction, so that a run that ends before leaves everything as
     * it was.
     */
    private Outcome apply(AsRead read, FullRun before, LinkageResult result, long seed, Watch watch) {
        var all = read.all();
        var touched = new TreeSet<Long>();
        var counts = new long[3];
        transactions.executeWithoutResult(status -> {
            book.lock();
            var model = models.keep(result.model(), all.size(), seed);
            var now = new AsRead(all, read.waiting(), standing(), aparts());
            var run = renewed(read, before, now, result);
            var pairs = new Counted(watch, run.pairs());
            var going = run.going(now.standing());
            touched.addAll(book.undo(going, "linkage", "full-run"));
            counts[1] = going.size();
            counts[0] = join(all, run.rulePairs(), "rule", model, touched, pairs)
                    + join(all, run.modelPairs(), "linkage", model, touched, pairs);
            doubts.clear();
            counts[2] = raise(all, run.doubts(), model, pairs);
            mark(read.waiting());
            cards.owe(touched);
            watch.step("keys");
            keys.rebuild(all, model.model(), watch);
        });
        return new Outcome(true, all.size(), counts[0], counts[1], counts[2]);
    }

    /** Tells how many of the pairs of a run are done. */
    private static final class Counted {

        private final Watch watch;
        private final long total;
        private long done;

        Counted(Watch watch, long total) {
            this.watch = watch;
            this.total = total;
            watch.progress(0, total);
        }

        void add(int pairs) {
            done += pairs;
            watch.progress(done, total);
        }
    }

    private long join(All all, List<Pair> pairs, String by, Models.Kept model, Set<Long> touched, Counted counted) {
        long made = 0;
        for (int from = 0; from < pairs.size(); from += EVIDENCE_CHUNK) {
            var chunk = pairs.subList(from, Math.min(pairs.size(), from + EVIDENCE_CHUNK));
            var customers = book.customersOf(chunk.stream()
                    .flatMap(p -> List.of(all.id(p.a()), all.id(p.b())).stream())
                    .distinct()
                    .toList());
            var wanted = new ArrayList<NewJoin>();
            for (var pair : chunk) {
                long a = all.id(pair.a());
                long b = all.id(pair.b());
                if (!customers.getOrDefault(a, a).equals(customers.getOrDefault(b, b))) {
                    var left = all.records().party(pair.a());
                    var right = all.records().party(pair.b());
                    var basis = by.equals("rule") ? "rule" : "model";
                    var evidence = Reasons.of(basis, model.scorer().explain(left, right), left, right);
                    wanted.add(new NewJoin(a, b, by, "", evidence, OptionalLong.of(model.modelId())));
                }
            }
            var done = book.join(wanted);
            made += done.joins().size();
            touched.addAll(done.customers());
            counted.add(chunk.size());
        }
        return made;
    }

    private long raise(All all, List<Pair> pairs, Models.Kept model, Counted counted) {
        for (int from = 0; from < pairs.size(); from += EVIDENCE_CHUNK) {
            var chunk = pairs.subList(from, Math.min(pairs.size(), from + EVIDENCE_CHUNK));
            var raised = new ArrayList<Doubts.Raised>();
            for (var pair : chunk) {
                var left = all.records().party(pair.a());
                var right = all.records().party(pair.b());
                raised.add(new Doubts.Raised(
                        all.id(pair.a()),
                        all.id(pair.b()),
                        model.modelId(),
                        Reasons.of("model", model.scorer().explain(left, right), left, right)));
            }
            doubts.raise(raised);
            counted.add(chunk.size());
        }
        return pairs.size();
    }

    private List<Standing> standing() {
        var people = Set.copyOf(Arrays.asList("linkage", "rule"));
        return jdbc.sql(joins.get("all-edges"))
                .query((rs, n) -> new Standing(
                        new Edge(rs.getLong("join_id"), rs.getLong("record_a"), rs.getLong("record_b")),
                        !people.contains(rs.getString("by"))))
                .list();
    }

    private List<Edge> aparts() {
        return jdbc.sql(joins.get("all-aparts"))
                .query((rs, n) -> new Edge(0, rs.getLong("record_a"), rs.getLong("record_b")))
                .list();
    }
}
