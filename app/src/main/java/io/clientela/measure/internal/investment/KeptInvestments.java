package io.clientela.measure.internal.investment;

import io.clientela.kernel.value.Interval;
import io.clientela.measure.Experiment;
import io.clientela.measure.ExperimentResult;
import io.clientela.measure.ExperimentResult.Row;
import io.clientela.measure.Experiments;
import io.clientela.measure.Investments;
import io.clientela.measure.Results;
import io.clientela.platform.Journal;
import io.clientela.platform.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Investments from the last results, with assumptions as rows of a table that only grows. */
@Component
class KeptInvestments implements Investments {

    private static final Statements SQL = Statements.of("measure/investments");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Double>> VALUES = new TypeReference<>() {};

    private final JdbcClient database;
    private final Journal journal;
    private final Clock clock;
    private final Experiments experiments;
    private final Results results;

    KeptInvestments(JdbcClient database, Journal journal, Clock clock, Experiments experiments, Results results) {
        this.database = database;
        this.journal = journal;
        this.clock = clock;
        this.experiments = experiments;
        this.results = results;
    }

    @Override
    public List<Investment> all() {
        var found = new ArrayList<Investment>();
        for (var result : results.latest()) {
            found.addAll(arms(experiments.find(result.experimentId()).orElseThrow(), result));
        }
        return found;
    }

    @Override
    public List<Investment> of(long experimentId) {
        var experiment = experiments.find(experimentId);
        var result = results.latest(experimentId);
        return experiment.isEmpty() || result.isEmpty() ? List.of() : arms(experiment.get(), result.get());
    }

    private List<Investment> arms(Experiment experiment, ExperimentResult result) {
        var assumed = assumed(OptionalLong.of(experiment.id()));
        return result.computed().rows().stream()
                .filter(row -> row.portfolio() == ExperimentResult.ALL)
                .flatMap(row -> investment(experiment, result, row, assumed).stream())
                .toList();
    }

    private static Optional<Investment> investment(
            Experiment experiment, ExperimentResult result, Row row, Assumed assumed) {
        var plan = experiment.plan();
        var flow = new CashFlow(
                plan.measured().days(),
                (int) Math.round(assumed.value("further", 0)),
                assumed.value("keep", 0),
                assumed.value("discount", 0));
        long all = result.computed().rows().stream()
                .filter(one -> one.portfolio() == ExperimentResult.ALL)
                .mapToLong(Row::treated)
                .sum();
        double cost = assumed.value("each", plan.cost().each()) * row.treated()
                + assumed.value("fixed", plan.cost().fixed()) * row.treated() / Math.max(1, all);
        return row.shown(plan.run().early()).map(shown -> {
            var brings = times(
                    shown, row.treated() * assumed.value("worth", plan.cost().worth()));
            return new Investment(
                    experiment,
                    result,
                    row.arm(),
                    row.treated(),
                    cost,
                    flow.present(brings),
                    flow.payback(brings, cost),
                    Optional.ofNullable(row.equity()).map(one -> times(one, (double) row.treated())),
                    assumed);
        });
    }

    private static Interval times(Interval one, double factor) {
        return new Interval(one.low() * factor, one.estimate() * factor, one.high() * factor, one.level());
    }

    @Override
    public Assumed assumed(OptionalLong experimentId) {
        return last(experimentId)
                .or(() -> experimentId.isPresent() ? last(OptionalLong.empty()) : Optional.empty())
                .orElseGet(() -> new Assumed(0, Assumed.USUAL, Instant.EPOCH, "", "", false));
    }

    private Optional<Assumed> last(OptionalLong experimentId) {
        return read(experimentId, 1).stream().findFirst();
    }

    @Override
    public List<Assumed> history(OptionalLong experimentId) {
        return read(experimentId, 50);
    }

    private List<Assumed> read(OptionalLong experimentId, int limit) {
        return database.sql(SQL.get("assumed"))
                .param("experiment", boxed(experimentId))
                .param("limit", limit)
                .query((row, n) -> read(row, experimentId.isPresent()))
                .list();
    }

    private static @Nullable Long boxed(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }

    private static Assumed read(ResultSet row, boolean own) throws SQLException {
        var values = new TreeMap<>(Assumed.USUAL);
        values.putAll(JSON.readValue(row.getString("given"), VALUES));
        return new Assumed(
                row.getLong("assumption_id"),
                values,
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("by"),
                row.getString("why"),
                own);
    }

    @Override
    @Transactional
    public void assume(OptionalLong experimentId, Map<String, Double> values, String who, String why) {
        var all = new TreeMap<>(assumed(experimentId).values());
        all.putAll(values);
        if (experimentId.isEmpty()) {
            all.keySet().retainAll(Assumed.USUAL.keySet());
        }
        keep(experimentId, all, who, why);
    }

    private void keep(OptionalLong experimentId, Map<String, Double> values, String who, String why) {
        var assumed = new Assumed(0, values, clock.instant(), who, why, experimentId.isPresent());
        database.sql(SQL.get("assume"))
                .param("experiment", boxed(experimentId))
                .param("given", JSON.writeValueAsString(assumed.values()))
                .param("at", assumed.at().atOffset(ZoneOffset.UTC))
                .param("by", who)
                .param("why", why)
                .update();
        String subject = experimentId.isPresent() ? "experiment:" + experimentId.getAsLong() : "investment:all";
        journal.record(new Journal.Note(who, "measure.assumed", subject, assumed.values(), why, ""));
    }

    @Override
    @Transactional
    public Optional<Assumed> back(OptionalLong experimentId, long id, String who) {
        var then = history(experimentId).stream().filter(one -> one.id() == id).findFirst();
        then.ifPresent(one -> keep(experimentId, one.values(), who, "back to " + id));
        return then;
    }
}
