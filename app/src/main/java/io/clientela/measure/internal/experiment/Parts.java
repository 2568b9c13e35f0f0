package io.clientela.measure.internal.experiment;

import io.clientela.measure.ExperimentResult.Known;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** In which part of each feature the units of an experiment were before it started. */
public final class Parts {

    private final Map<Known, Map<Long, String>> byFeature = new EnumMap<>(Known.class);
    private final Map<String, String> once = new HashMap<>();

    /** Says in which part of a feature a unit was. */
    void add(Known feature, long unit, String part) {
        byFeature
                .computeIfAbsent(feature, one -> new HashMap<>())
                .put(unit, once.computeIfAbsent(part, words -> words));
    }

    private Map<Long, String> units(Known feature) {
        return byFeature.getOrDefault(feature, Map.of());
    }

    /** The part of a unit; empty where nothing is known of it, as of one that came to be by a join since they were read. */
    public Optional<String> of(long unit, Known feature) {
        return Optional.ofNullable(units(feature).get(unit));
    }

    /** The parts of a feature that there are, in the order of their names. */
    public List<String> of(Known feature) {
        return List.copyOf(new TreeSet<>(units(feature).values()));
    }
}
