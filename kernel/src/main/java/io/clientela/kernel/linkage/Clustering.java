package io.clientela.kernel.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Makes clusters of weighed pairs. Two clusters join where the average evidence over all pairs between them speaks for
 * it, strongest first; so a chain of weak links does not hold, and a conflict between any two members counts.
 *
 * <p>The evidence of a single pair counts up to ten bits either way, so that no pair outvotes all others, and in
 * proportion to how much of the two records could be compared. What people
 * have decided is never overruled.
 */
final class Clustering {

    /** Weighs any two records for their clusters: see {@link #counted}. */
    @FunctionalInterface
    interface Weigher {
        double bits(int a, int b);
    }

    private static final int LARGEST_PIECE = 400;
    private static final double MOST_BITS = 10;
    private static final double STEP = 4;
    private static final double CERTAIN = 60;

    /**
     * What a pair counts in its clusters, in bits: up to ten either way, in proportion to how much was compared. So two
     * records that share no field are neither for nor against: they can be one party through a third.
     *
     * @param information the sizes of the weights of all comparisons together, in bits
     * @param priorBits the log2 odds of a pair of which nothing is known
     */
    static double counted(double totalBits, double information, double priorBits) {
        double bits = Math.max(-MOST_BITS, Math.min(MOST_BITS, totalBits));
        return bits * Math.min(1, information / Math.max(1, -priorBits));
    }

    private final int size;
    private final int[] group;
    private final Set<Long> apart = new HashSet<>();

    /** @throws IllegalArgumentException if constraints contradict each other or name records that do not exist */
    Clustering(int size, Constraints constraints) {
        this.size = size;
        int[] parent = new int[size];
        Arrays.setAll(parent, i -> i);
        for (var pair : constraints.together()) {
            union(parent, check(pair.a()), check(pair.b()));
        }
        for (var members : constraints.groups()) {
            for (int member : members) {
                union(parent, check(members.getFirst()), check(member));
            }
        }
        this.group = new int[size];
        for (int rec = 0; rec < size; rec++) {
            group[rec] = find(parent, rec);
        }
        for (var pair : constraints.apart()) {
            int a = group[check(pair.a())];
            int b = group[check(pair.b())];
            if (a == b) {
                throw new IllegalArgumentException(
                        "records " + pair.a() + " and " + pair.b() + " are to be together and apart");
            }
            apart.add(key(a, b));
        }
    }

    private int check(int rec) {
        if (rec >= size) {
            throw new IllegalArgumentException("record " + rec + " of " + size);
        }
        return rec;
    }

    /**
     * Joins records.
     *
     * @param pairs the pairs worth weighing, ordered by first record
     * @param bits their weights
     * @param weighers makes a weigher for one thread
     * @return the cluster of each record, named by its smallest record
     */
    int[] run(PairStore pairs, float[] bits, Supplier<Weigher> weighers, int threads) {
        return new Run(pairs, bits).all(weighers, threads);
    }

    private final class Run {

        private final PairStore pairs;
        private final float[] bits;
        private final int[] starts = new int[size + 1];
        private final int[] parent = new int[size];
        private final int[] clusters = new int[size];

        /** Pieces of three records or more. */
        private final List<int[]> pieces = new ArrayList<>();

        Run(PairStore pairs, float[] bits) {
            this.pairs = pairs;
            this.bits = bits;
            for (int i = 0; i < pairs.size(); i++) {
                starts[pairs.first(i) + 1]++;
            }
            for (int rec = 0; rec < size; rec++) {
                starts[rec + 1] += starts[rec];
            }
        }

        int[] all(Supplier<Weigher> weighers, int threads) {
            int[] members = new int[size];
            Arrays.setAll(members, i -> i);
            Arrays.fill(parent, -1);
            split(members, 0);
            var tasks = new ArrayList<Runnable>();
            for (int t = 0; t < threads; t++) {
                int offset = t;
                tasks.add(() -> {
                    var weigher = weighers.get();
                    for (int i = offset; i < pieces.size(); i += threads) {
                        join(pieces.get(i), weigher);
                    }
                });
            }
            Parallel.run(threads, tasks);
            return clusters;
        }

        /** Cuts records into pieces that hang together by links of the floor or more, and joins within the pieces. */
        private void split(int[] members, double floor) {
            for (int rec : members) {
                parent[rec] = rec;
            }
            for (int rec : members) {
                if (parent[group[rec]] >= 0) {
                    union(parent, rec, group[rec]);
                }
                for (int i = starts[rec]; i < starts[rec + 1]; i++) {
                    if (bits[i] >= floor && parent[pairs.second(i)] >= 0) {
                        union(parent, rec, pairs.second(i));
                    }
                }
            }
            long[] order = new long[members.length];
            for (int i = 0; i < order.length; i++) {
                order[i] = ((long) find(parent, members[i]) << 32) | members[i];
            }
            for (int rec : members) {
                parent[rec] = -1;
            }
            Arrays.sort(order);
            int start = 0;
            for (int i = 1; i <= order.length; i++) {
                if (i == order.length || order[i] >>> 32 != order[start] >>> 32) {
                    piece(records(order, start, i), floor);
                    start = i;
                }
            }
        }

        private static int[] records(long[] order, int from, int to) {
            int[] out = new int[to - from];
            for (int i = 0; i < out.length; i++) {
                out[i] = (int) order[from + i];
            }
            return out;
        }

        private void piece(int[] members, double floor) {
            if (members.length == 1) {
                clusters[members[0]] = members[0];
            } else if (members.length == 2) {
                boolean kept = keptApart(members[0], members[1]);
                clusters[members[0]] = members[0];
                clusters[members[1]] = kept ? members[1] : members[0];
            } else if (members.length <= LARGEST_PIECE) {
                pieces.add(members);
            } else if (floor < CERTAIN) {
                split(members, floor + STEP);
            } else {
                chain(members);
            }
        }

        /** Joins a large piece in which every link is certain, one record after the other, unless kept apart. */
        private void chain(int[] members) {
            Map<Integer, Set<Integer>> homes = new LinkedHashMap<>();
            for (int rec : members) {
                int home = home(homes, group[rec]);
                clusters[rec] = home < 0 ? rec : home;
                homes.computeIfAbsent(clusters[rec], key -> new HashSet<>()).add(group[rec]);
            }
        }

        private int home(Map<Integer, Set<Integer>> homes, int wanted) {
            for (var home : homes.entrySet()) {
                if (home.getValue().contains(wanted)) {
                    return home.getKey();
                }
            }
            for (var home : homes.entrySet()) {
                if (home.getValue().stream().noneMatch(other -> apart.contains(key(wanted, other)))) {
                    return home.getKey();
                }
            }
            return -1;
        }

        private boolean keptApart(int a, int b) {
            return !apart.isEmpty() && apart.contains(key(group[a], group[b]));
        }

        private void join(int[] members, Weigher weigher) {
            var merger = new Merger(members.length);
            for (int i = 0; i < members.length; i++) {
                for (int j = 0; j < i; j++) {
                    boolean kept = keptApart(members[i], members[j]);
                    merger.set(j, i, kept ? Merger.NEVER : weigher.bits(members[j], members[i]));
                }
            }
            for (int i = 0; i < members.length; i++) {
                for (int j = 0; j < i; j++) {
                    if (group[members[i]] == group[members[j]]) {
                        merger.join(j, i);
                    }
                }
            }
            int[] roots = merger.run();
            for (int i = 0; i < members.length; i++) {
                clusters[members[i]] = members[roots[i]];
            }
        }
    }

    private static long key(int a, int b) {
        return a < b ? ((long) a << 32) | b : ((long) b << 32) | a;
    }

    private static int find(int[] parent, int rec) {
        int at = rec;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    private static void union(int[] parent, int a, int b) {
        int rootA = find(parent, a);
        int rootB = find(parent, b);
        parent[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
    }
}
