package io.clientela.interact.internal.gate;

import io.clientela.interact.GateRules;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.IntStream;

/** Turns the kept form of contradictions into pairs. */
final class GateSettings {

    /** What the gate goes by before anybody sets something else. */
    static final GateRules USUAL = new GateRules(
            LocalTime.of(20, 0),
            LocalTime.of(8, 0),
            true,
            4,
            14,
            7,
            pairs(List.of("offer", "price-increase", "offer", "complaint", "offer", "recall", "news", "recall")));

    private GateSettings() {}

    static List<GateRules.Contradiction> pairs(List<String> flat) {
        return IntStream.range(0, flat.size() / 2)
                .mapToObj(i -> new GateRules.Contradiction(flat.get(2 * i), flat.get(2 * i + 1)))
                .toList();
    }
}
