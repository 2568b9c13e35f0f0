package io.clientela.identify.internal.joining;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;

/**
 * Which records are one customer: a pure function of the numbers with which the records came and the joins that are not
 * undone. Records that hang together by joins are one customer; it bears the lowest number that one of them came with.
 */
final class Forest {

    private Forest() {}

    /**
     * A join as an edge between two records.
     *
     * @param joinId the join
     * @param a one record
     * @param b the other record
     */
    record Edge(long joinId, long a, long b) {}

    /**
     * The customer of each record.
     *
     * @param homes the number with which each record came
     * @param edges joins that are not undone; those that name other records are left aside
     */
    static Map<Long, Long> customers(Map<Long, Long> homes, Collection<Edge> edges) {
        var parents = new HashMap<Long, Long>();
        homes.keySet().forEach(rec -> parents.put(rec, rec));
        for (var edge : edges) {
            if (parents.containsKey(edge.a()) && parents.containsKey(edge.b())) {
                parents.put(root(parents, edge.a()), root(parents, edge.b()));
            }
        }
        var lowest = new HashMap<Long, Long>();
        for (Entry<Long, Long> home : homes.entrySet()) {
            lowest.merge(root(parents, home.getKey()), home.getValue(), Math::min);
        }
        var customers = new HashMap<Long, Long>();
        for (var rec : homes.keySet()) {
            customers.put(rec, lowest.getOrDefault(root(parents, rec), rec));
        }
        return customers;
    }

    private static long root(Map<Long, Long> parents, long rec) {
        long at = rec;
        long parent = parents.getOrDefault(at, at);
        while (parent != at) {
            long above = parents.getOrDefault(parent, parent);
            parents.put(at, above);
            at = parent;
            parent = above;
        }
        return at;
    }
}
