package io.clientela.differentiate.internal.extract;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Which records hang together: a forest that is joined by edges, each tree named by its lowest record. */
final class Clusters {

    private final Map<Long, Long> parents = new HashMap<>();

    /** Two records are of one customer. */
    void join(long a, long b) {
        long rootA = root(a);
        long rootB = root(b);
        parents.put(Math.max(rootA, rootB), Math.min(rootA, rootB));
    }

    private long root(long id) {
        long at = id;
        long above = parents.computeIfAbsent(at, self -> self);
        while (above != at) {
            long next = parents.getOrDefault(above, above);
            parents.put(at, next);
            at = above;
            above = next;
        }
        return at;
    }

    /** The lowest record of the tree of each record that was named in an edge. */
    Map<Long, Long> roots() {
        var roots = new TreeMap<Long, Long>();
        for (var id : Map.copyOf(parents).keySet()) {
            roots.put(id, root(id));
        }
        return roots;
    }
}
