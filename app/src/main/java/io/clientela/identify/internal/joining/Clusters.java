package io.clientela.identify.internal.joining;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Records by index, growing together under what forbids it: words that two are apart, identifiers that differ. */
final class Clusters {

    private final int[] parents;
    private final Map<Integer, StrongIds> ids = new HashMap<>();
    private final Map<Integer, Set<Integer>> apart = new HashMap<>();

    /** Each record alone. */
    Clusters(int size) {
        parents = new int[size];
        for (int i = 0; i < size; i++) {
            parents[i] = i;
        }
    }

    /** Says which identifiers a record has, before anything grows. */
    void identify(int rec, StrongIds strong) {
        if (!strong.shared().isEmpty()) {
            ids.put(rec, strong);
        }
    }

    /** Says that two records are two customers, before anything grows. */
    void setApart(int a, int b) {
        apart.computeIfAbsent(a, r -> new HashSet<>()).add(b);
        apart.computeIfAbsent(b, r -> new HashSet<>()).add(a);
    }

    int root(int rec) {
        int at = rec;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }

    boolean together(int a, int b) {
        return root(a) == root(b);
    }

    /** Whether nothing forbids the two to be one customer. */
    boolean allowed(int a, int b) {
        int x = root(a);
        int y = root(b);
        if (ids.getOrDefault(x, StrongIds.NONE).conflicts(ids.getOrDefault(y, StrongIds.NONE))) {
            return false;
        }
        return apart.getOrDefault(x, Set.of()).stream().noneMatch(r -> root(r) == y);
    }

    /** Lets two grow together whatever forbids it. */
    void force(int a, int b) {
        int x = root(a);
        int y = root(b);
        if (x == y) {
            return;
        }
        int top = Math.min(x, y);
        int below = Math.max(x, y);
        parents[below] = top;
        var other = ids.remove(below);
        if (other != null) {
            ids.merge(top, other, StrongIds::with);
        }
        var partners = apart.remove(below);
        if (partners != null) {
            apart.computeIfAbsent(top, r -> new HashSet<>()).addAll(partners);
        }
    }

    /**
     * Lets two grow together if nothing forbids it.
     *
     * @return whether they grew together now
     */
    boolean unite(int a, int b) {
        if (together(a, b) || !allowed(a, b)) {
            return false;
        }
        force(a, b);
        return true;
    }
}
