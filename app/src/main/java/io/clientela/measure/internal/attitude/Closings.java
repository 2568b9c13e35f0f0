package io.clientela.measure.internal.attitude;

import io.clientela.kernel.attitude.Success;
import io.clientela.kernel.effect.EffectSettings;
import io.clientela.kernel.effect.Effects;
import io.clientela.kernel.effect.Soundness;
import io.clientela.kernel.effect.UnitOutcomes;
import io.clientela.kernel.effect.Verdict;
import io.clientela.kernel.value.Outcome;
import io.clientela.measure.Attitudes.About;
import io.clientela.measure.Attitudes.Closing;
import io.clientela.measure.Experiment;
import io.clientela.measure.ExperimentResult;
import io.clientela.measure.Experiments;
import io.clientela.measure.Results;
import io.clientela.platform.Statements;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether experiments may be closed as a success. */
@Component
class Closings {

    private static final Statements SQL = Statements.of("measure/attitudes");
    private static final int FEWEST = 20;

    private final JdbcClient database;
    private final Experiments experiments;
    private final Results results;

    Closings(JdbcClient database, Experiments experiments, Results results) {
        this.database = database;
        this.experiments = experiments;
        this.results = results;
    }

    List<Closing> all() {
        var out = new ArrayList<Closing>();
        for (var result : results.latest()) {
            experiments.find(result.experimentId()).ifPresent(found -> out.add(closing(found, result)));
        }
        return out;
    }

    private Closing closing(Experiment experiment, ExperimentResult result) {
        var profit = profit(result);
        var attitudes = attitudes(experiment);
        return new Closing(experiment, profit, attitudes, Success.of(profit, attitudes.values()));
    }

    private static Verdict profit(ExperimentResult result) {
        var verdicts = result.computed().rows().stream()
                .filter(row -> row.portfolio() == ExperimentResult.ALL)
                .map(ExperimentResult.Row::verdict)
                .toList();
        if (verdicts.contains(Verdict.LOSS)) {
            return Verdict.LOSS;
        }
        return verdicts.contains(Verdict.GAIN) ? Verdict.GAIN : Verdict.CANNOT_TELL;
    }

    private Map<About, Verdict> attitudes(Experiment experiment) {
        var marks = new EnumMap<About, List<int[]>>(About.class);
        var arms = experiment.plan().arms();
        database.sql(SQL.whole("after-exposure"))
                .param("experiment", experiment.id())
                .query(row -> {
                    int arm = row.getInt("arm");
                    if (arm >= 0 && arm < arms.size()) {
                        marks.computeIfAbsent(About.valueOf(row.getString("about")), key -> new ArrayList<>())
                                .add(new int[] {arms.get(arm).held() ? 0 : 1, row.getInt("mark")});
                    }
                });
        var out = new EnumMap<About, Verdict>(About.class);
        marks.forEach((about, list) -> {
            long held = list.stream().filter(mark -> mark[0] == 0).count();
            if (held >= FEWEST && list.size() - held >= FEWEST) {
                out.put(about, verdict(list));
            }
        });
        return out;
    }

    private static Verdict verdict(List<int[]> marks) {
        var builder = UnitOutcomes.builder(1, 2);
        marks.forEach(mark -> builder.add(0, mark[0], mark[1]));
        return switch (Effects.of(builder.build(), Soundness.ASSUMED, EffectSettings.USUAL)) {
            case Outcome.Known<Effects> known ->
                known.value().portfolios().getFirst().verdict();
            case Outcome.Unknown<Effects> unknown -> Verdict.CANNOT_TELL;
        };
    }
}
