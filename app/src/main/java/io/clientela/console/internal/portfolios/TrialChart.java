package io.clientela.console.internal.portfolios;

import io.clientela.console.internal.shell.Words;
import io.clientela.kernel.grouping.Trial;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.json.JsonMapper;

/** Why this number of groups: stability and distance of every number that was tried. */
final class TrialChart {

    private TrialChart() {}

    static String options(List<Trial> trials, Words words, JsonMapper json) {
        var numbers =
                trials.stream().map(trial -> String.valueOf(trial.groups())).toList();
        return json.writeValueAsString(Map.of(
                "xAxis",
                        Map.of(
                                "type",
                                "category",
                                "data",
                                numbers,
                                "name",
                                words.say("group.trials.number"),
                                "nameLocation",
                                "middle",
                                "nameGap",
                                28),
                "yAxis", Map.of("type", "value", "min", 0, "max", 1),
                "grid", Map.of("left", 8, "right", 16, "top", 36, "bottom", 30, "containLabel", true),
                "legend", Map.of("top", 0, "type", "scroll"),
                "series",
                        List.of(
                                line(words.say("group.trials.mean"), trials, Trial::meanStability),
                                line(words.say("group.trials.least"), trials, Trial::leastStable),
                                line(words.say("group.trials.silhouette"), trials, Trial::silhouette))));
    }

    private static Map<String, Object> line(String name, List<Trial> trials, ToDoubleFunction<Trial> value) {
        return Map.of(
                "type",
                "line",
                "name",
                name,
                "data",
                trials.stream()
                        .map(trial -> Map.of(
                                "value",
                                Math.round(value.applyAsDouble(trial) * 1000) / 1000.0,
                                "symbolSize",
                                trial.verdict() == Trial.Verdict.CHOSEN ? 14 : 5))
                        .toList());
    }
}
