package io.clientela.kernel.lifetime;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One thing that is to be said about a fit or its data.
 *
 * @param kind what
 * @param figures the numbers behind it, by name; shares from 0 to 1
 */
public record Finding(FindingKind kind, Map<String, Double> figures) {

    public Finding {
        figures = Collections.unmodifiableMap(new TreeMap<>(figures));
    }
}
