package io.clientela.identify.internal.joining;

import io.clientela.identify.internal.card.Cards;
import io.clientela.identify.internal.joining.Forest.Edge;
import io.clientela.identify.internal.joining.FullRun.Pair;
import io.clientela.identify.internal.joining.FullRun.Standing;
import io.clientela.identify.internal.joining.Parties.All;
import io.clientela.kernel.linkage.Linkage;
import io.clientela.kernel.linkage.LinkageResult;
import io.clientela.kernel.linkage.LinkageSettings;
import io.clientela.kernel.linkage.Scorer;
import io.clientela.kernel.linkage.Stage;
import io.clientela.platform.Statements;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
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

    private final Statements sql = Statements.of("identify/linking");
    private final Statements joins = Statements.of("identify/joins");
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
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Parties parties,
            Models models,
            Writing writing,
            NewRecords fresh,
            Cards cards) {
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

    /** Links what is not linked yet; by a full run where there is no model or the base has doubled. */
    public Outcome link(Watch watch) {
        jdbc.sql(sql.get("mark-bare")).param("fields", Parties.FIELDS).update();
        long waiting = jdbc.sql(sql.get("count-to-link")).query(Long.class).single();
        if (waiting == 0) {
            return new Outcome(false, 0, 0, 0, 0);
        }
        var model = models.current();
        long comparable = jdbc.sql(sql.get("count-comparable"))
                .param("fields", Parties.FIELDS)
                .query(Long.class)
                .single();
        return model.isEmpty() || comparable >= 2 * model.get().records() || isMuch(waiting, comparable)
                ? full(watch)
                : fresh.link(model.get(), waiting, watch);
    }

    /**
     * Whether so many records wait that a full run is the shorter way: one by one a record costs about thirty times what
     * it costs in a full run.
     */
    private static boolean isMuch(long waiting, long comparable) {
        return waiting >= 50 && 30 * waiting >= comparable;
    }

    /** Fits the model anew over all records and applies the differences. */
    public Outcome full(Watch watch) {
        watch.step("read");
        var all = transactions.execute(status -> parties.all());
        if (all == null || all.size() < 2) {
            jdbc.sql(sql.get("mark-all")).update();
            return new Outcome(true, all == null ? 0 : all.size(), 0, 0, 0);
        }
        var aparts = aparts();
        var run = FullRun.prepare(all, standing(), aparts);
        watch.step("compare");
        var settings = LinkageSettings.standard(THREADS);
        var result = Linkage.link(all.records(), settings, run.constraints(aparts), (stage, share) -> {
            watch.progress(Math.round(1000 * (before(stage) + share) / 4), 1000);
            return true;
        });
        run.take(result, Scorer.of(result.model()));
        watch.step("join");
        var changed = apply(all, run, result, settings.seed());
        watch.step("cards");
        cards.refreshInSteps(
                changed.customers(),
                done -> watch.progress(done, changed.customers().size()));
        return changed.outcome();
    }

    private static int before(Stage stage) {
        return switch (stage) {
            case PREPARE -> 0;
            case LEARN -> 1;
            case COMPARE -> 2;
            case CLUSTER -> 3;
        };
    }

    private record Changed(Outcome outcome, Set<Long> customers) {}

    private Changed apply(All all, FullRun run, LinkageResult result, long seed) {
        var model = models.keep(result.model(), all.size(), seed);
        var scorer = Scorer.of(model.model());
        var touched = new TreeSet<Long>();
        var counts = new long[3];
        transactions.executeWithoutResult(status -> {
            book.lock();
            var going = run.going(standing());
            touched.addAll(book.undo(going, "linkage", "full-run"));
            counts[1] = going.size();
            counts[0] = join(all, run.rulePairs(), "rule", scorer, model, touched)
                    + join(all, run.modelPairs(), "linkage", scorer, model, touched);
            doubts.clear();
            counts[2] = raise(all, run.doubts(), scorer, model);
            jdbc.sql(sql.get("mark-all")).update();
        });
        transactions.executeWithoutResult(status -> keys.rebuild(all, model.model()));
        return new Changed(new Outcome(true, all.size(), counts[0], counts[1], counts[2]), touched);
    }

    private long join(All all, List<Pair> pairs, String by, Scorer scorer, Models.Kept model, Set<Long> touched) {
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
                    var evidence = Reasons.of(basis, scorer.explain(left, right), left, right);
                    wanted.add(new NewJoin(a, b, by, "", evidence, OptionalLong.of(model.modelId())));
                }
            }
            var done = book.join(wanted);
            made += done.joins().size();
            touched.addAll(done.customers());
        }
        return made;
    }

    private long raise(All all, List<Pair> pairs, Scorer scorer, Models.Kept model) {
        for (int from = 0; from < pairs.size(); from += EVIDENCE_CHUNK) {
            var raised = new ArrayList<Doubts.Raised>();
            for (var pair : pairs.subList(from, Math.min(pairs.size(), from + EVIDENCE_CHUNK))) {
                var left = all.records().party(pair.a());
                var right = all.records().party(pair.b());
                raised.add(new Doubts.Raised(
                        all.id(pair.a()),
                        all.id(pair.b()),
                        model.modelId(),
                        Reasons.of("model", scorer.explain(left, right), left, right)));
            }
            doubts.raise(raised);
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
