package io.clientela.console.internal.segments;

import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.Segment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The size of a segment over time. */
public final class SizeChart {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SizeChart() {}

    /**
     * What the chart shows.
     *
     * @param options for ECharts
     * @param says the picture in one sentence
     * @param sizes the sizes at the end of days, today's last; empty before the first member
     */
    public record Drawn(String options, String says, List<Segment.Size> sizes) {
        public Drawn {
            sizes = List.copyOf(sizes);
        }
    }

    /** The chart of some sizes, up to today. */
    static Drawn of(List<Segment.Size> changes, LocalDate today, Words words) {
        var sizes = new ArrayList<>(changes);
        if (!sizes.isEmpty() && sizes.getLast().day().isBefore(today)) {
            sizes.add(new Segment.Size(today, sizes.getLast().members()));
        }
        if (sizes.isEmpty()) {
            return new Drawn("{}", "", sizes);
        }
        var points = sizes.stream()
                .map(size -> List.<Object>of(size.day().toString(), size.members()))
                .toList();
        var options = Map.of(
                "xAxis",
                Map.of("type", "time"),
                "yAxis",
                Map.of("type", "value", "minInterval", 1),
                "series",
                List.of(Map.of(
                        "type",
                        "line",
                        "step",
                        "end",
                        "name",
                        words.say("segment.members"),
                        "areaStyle",
                        Map.of("opacity", 0.12),
                        "symbolSize",
                        7,
                        "data",
                        points)));
        var says = words.say(
                "segment.sizes.says",
                sizes.getFirst().members(),
                sizes.getFirst().day(),
                sizes.getLast().members());
        return new Drawn(JSON.writeValueAsString(options), says, sizes);
    }
}
