package io.clientela.measure.internal.attitude;

import io.clientela.kernel.attitude.Feeling;
import io.clientela.kernel.attitude.Success;
import io.clientela.kernel.effect.EffectSettings;
import io.clientela.kernel.effect.Effects;
import io.clientela.kernel.effect.Soundness;
import io.clientela.kernel.effect.UnitOutcomes;
import io.clientela.kernel.effect.Verdict;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import io.clientela.measure.Attitudes.About;
import io.clientela.measure.Attitudes.Closing;
import io.clientela.measure.Attitudes.Felt;
import io.clientela.measure.Experiment;
import io.clientela.measure.ExperimentResult;
import io.clientela.measure.Experiments;
import io.clientela.measure.Results;
import io.clientela.platform.Statements;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    Optional<Closing> one(long experimentId) {
        return results.latest(experimentId)
                .flatMap(result -> experiments.find(experimentId).map(found -> closing(found, result)));
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

    /** The marks after the exposure: by what they are about and by the number of the arm. */
    private Map<About, Map<Integer, List<Integer>>> marks(Experiment experiment) {
        var marks = new EnumMap<About, Map<Integer, List<Integer>>>(About.class);
        int arms = experiment.plan().arms().size();
        database.sql(SQL.whole("after-exposure"))
                .param("experiment", experiment.id())
                .query(row -> {
                    int arm = row.getInt("arm");
                    if (arm >= 0 && arm < arms) {
                        marks.computeIfAbsent(About.valueOf(row.getString("about")), key -> new TreeMap<>())
                                .computeIfAbsent(arm, key -> new ArrayList<>())
                                .add(row.getInt("mark"));
                    }
                });
        return marks;
    }

    List<Felt> felt(long experimentId) {
        return experiments.find(experimentId).map(this::felt).orElse(List.of());
    }

    private List<Felt> felt(Experiment experiment) {
        var out = new ArrayList<Felt>();
        var arms = experiment.plan().arms();
        marks(experiment).forEach((about, byArm) -> {
            var feelings = feelings(experiment, byArm);
            for (int a = 0; a < arms.size(); a++) {
                var marks = byArm.getOrDefault(a, List.of());
                out.add(new Felt(
                        about,
                        arms.get(a).name(),
                        arms.get(a).held(),
                        marks.size(),
                        KeptAttitudes.mean(marks),
                        Optional.ofNullable(feelings.get(a))));
            }
        });
        return out;
    }

    private Map<About, Feeling> attitudes(Experiment experiment) {
        var out = new EnumMap<About, Feeling>(About.class);
        marks(experiment)
                .forEach((about, byArm) -> feelings(experiment, byArm).values().stream()
                        .max(Comparator.naturalOrder())
                        .ifPresent(worst -> out.put(about, worst)));
        return out;
    }

    /** By treated arm; none where too few of those held out gave a mark. */
    private static Map<Integer, Feeling> feelings(Experiment experiment, Map<Integer, List<Integer>> byArm) {
        int held = experiment.plan().held();
        var control = byArm.getOrDefault(held, List.of());
        var out = new TreeMap<Integer, Feeling>();
        for (int a = 0; a < experiment.plan().arms().size() && control.size() >= FEWEST; a++) {
            if (a != held) {
                out.put(a, feeling(control, byArm.getOrDefault(a, List.of())));
            }
        }
        return out;
    }

    /** Results are looked at every day, so by the interval that holds at all looks. */
    private static Feeling feeling(List<Integer> held, List<Integer> treated) {
        if (treated.size() < FEWEST) {
            return Feeling.CANNOT_TELL;
        }
        var builder = UnitOutcomes.builder(1, 2);
        held.forEach(mark -> builder.add(0, 0, mark));
        treated.forEach(mark -> builder.add(0, 1, mark));
        return Effects.of(builder.build(), Soundness.ASSUMED, EffectSettings.USUAL)
                                instanceof Outcome.Known<Effects> known
                        && known.value().portfolios().getFirst().estimates().always()
                                instanceof Outcome.Known<Interval>(var difference)
                ? Feeling.of(difference)
                : Feeling.CANNOT_TELL;
    }
}
