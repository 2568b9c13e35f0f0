package io.clientela.differentiate.internal.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Ids of one kind of thing, in ranges and one by one, as conditions that PostgreSQL and DuckDB both understand. */
final class Selection {

    private static final int CHUNK = 5_000;

    private final TreeMap<Long, Long> ranges = new TreeMap<>();
    private final TreeSet<Long> ids = new TreeSet<>();

    /** The condition of everything. */
    static final String ALL = "true";

    void add(long first, long last) {
        ranges.merge(first, last, Math::max);
    }

    void add(List<Long> some) {
        ids.addAll(some);
    }

    /** Those named one by one. */
    Set<Long> ids() {
        return ids;
    }

    /** Conditions that together select each thing exactly once. */
    List<String> conditions(String column) {
        var conditions = new ArrayList<String>();
        merged().forEach((first, last) -> conditions.add(column + " BETWEEN " + first + " AND " + last));
        conditions.addAll(single(column));
        return conditions;
    }

    /** Conditions that select those named one by one, which are not new. */
    List<String> single(String column) {
        var merged = merged();
        var conditions = new ArrayList<String>();
        var single = ids.stream().filter(id -> !covered(merged, id)).toList();
        for (int from = 0; from < single.size(); from += CHUNK) {
            conditions.add(single.subList(from, Math.min(single.size(), from + CHUNK)).stream()
                    .map(String::valueOf)
                    .collect(Collectors.joining(", ", column + " IN (", ")")));
        }
        return conditions;
    }

    private NavigableMap<Long, Long> merged() {
        var merged = new TreeMap<Long, Long>();
        for (var range : ranges.entrySet()) {
            var before = merged.lastEntry();
            if (before != null && range.getKey() <= before.getValue() + 1) {
                merged.put(before.getKey(), Math.max(before.getValue(), range.getValue()));
            } else {
                merged.put(range.getKey(), range.getValue());
            }
        }
        return merged;
    }

    private static boolean covered(NavigableMap<Long, Long> merged, long id) {
        var range = merged.floorEntry(id);
        return range != null && id <= range.getValue();
    }
}
