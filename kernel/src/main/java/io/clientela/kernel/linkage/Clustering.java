package io.clientela.kernel.linkage;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Makes clusters of weighed pairs: records are joined where all that is known between two clusters speaks for it. */
final class Clustering {

    /** Weighs any two records, in bits with the prior. */
    @FunctionalInterface
    interface Weigher {
        double bits(int a, int b);
    }

    private static final int LARGEST_PIECE = 400;

    static double CLIP_LOW = Double.parseDouble(System.getProperty("clip.low", "-10"));
    static double CLIP_HIGH = Double.parseDouble(System.getProperty("clip.high", "10"));
    static String MODE = System.getProperty("link.mode", "average");
    static double JOIN = Double.parseDouble(System.getProperty("link.join", "0"));

    private final int size;
    private final int[] parent;
    private final Set<Long> apart = new HashSet<>();
    private final int[] group;

    Clustering(int size, Constraints constraints) {
        this.size = size;
        this.parent = new int[size];
        this.group = new int[size];
        Arrays.setAll(parent, i -> i);
        constrain(constraints);
        for (int rec = 0; rec < size; rec++) {
            group[rec] = find(parent, rec);
        }
        for (var pair : constraints.apart()) {
            if (group[pair.a()] == group[pair.b()]) {
                throw new IllegalArgumentException(
                        "records " + pair.a() + " and " + pair.b() + " are to be together and apart");
            }
            apart.add(key(group[pair.a()], group[pair.b()]));
        }
    }

    private void constrain(Constraints constraints) {
        for (var pair : constraints.together()) {
            union(parent, pair.a(), pair.b());
        }
        for (var members : constraints.groups()) {
            for (int member : members) {
                union(parent, members.getFirst(), member);
            }
        }
    }

    /** The cluster of each record, named by its smallest record. */
    int[] run(PairStore pairs, float[] bits, double floor, Weigher weigher) {
        int[] component = group.clone();
        for (int i = 0; i < pairs.size(); i++) {
            if (bits[i] >= floor) {
                union(component, pairs.first(i), pairs.second(i));
            }
        }
        int[] starts = new int[size + 1];
        for (int rec = 0; rec < size; rec++) {
            component[rec] = find(component, rec);
            starts[component[rec] + 1]++;
        }
        for (int rec = 0; rec < size; rec++) {
            starts[rec + 1] += starts[rec];
        }
        int[] members = new int[size];
        int[] next = starts.clone();
        for (int rec = 0; rec < size; rec++) {
            members[next[component[rec]]++] = rec;
        }
        int[] out = new int[size];
        for (int root = 0; root < size; root++) {
            int count = starts[root + 1] - starts[root];
            if (count > 0) {
                piece(Arrays.copyOfRange(members, starts[root], starts[root + 1]), weigher, out);
            }
        }
        return out;
    }

    private void piece(int[] members, Weigher weigher, int[] out) {
        int count = members.length;
        if (count == 1) {
            out[members[0]] = members[0];
            return;
        }
        if (count > LARGEST_PIECE * 8) {
            throw new IllegalStateException("component of " + count);
        }
        double[][] sum = new double[count][count];
        int[] weight = new int[count];
        int[] root = new int[count];
        for (int i = 0; i < count; i++) {
            weight[i] = 1;
            root[i] = i;
            for (int j = 0; j < i; j++) {
                double value = Math.max(CLIP_LOW, Math.min(CLIP_HIGH, weigher.bits(members[i], members[j])));
                if (apart.contains(key(group[members[i]], group[members[j]]))) {
                    value = -1e9;
                }
                sum[i][j] = value;
                sum[j][i] = value;
            }
        }
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < i; j++) {
                if (root[j] == j && root[i] == i && group[members[i]] == group[members[j]]) {
                    join(sum, weight, root, j, i);
                }
            }
        }
        while (true) {
            double best = JOIN;
            int a = -1;
            int b = -1;
            for (int i = 0; i < count; i++) {
                if (root[i] != i) {
                    continue;
                }
                for (int j = 0; j < i; j++) {
                    if (root[j] != j) {
                        continue;
                    }
                    double value = MODE.equals("sum") ? sum[i][j] : sum[i][j] / (weight[i] * weight[j]);
                    if (value > best) {
                        best = value;
                        a = j;
                        b = i;
                    }
                }
            }
            if (a < 0) {
                break;
            }
            join(sum, weight, root, a, b);
        }
        for (int i = 0; i < count; i++) {
            int r = i;
            while (root[r] != r) {
                r = root[r];
            }
            out[members[i]] = members[r];
        }
    }

    private static void join(double[][] sum, int[] weight, int[] root, int into, int from) {
        root[from] = into;
        weight[into] += weight[from];
        for (int k = 0; k < root.length; k++) {
            sum[into][k] += sum[from][k];
            sum[k][into] = sum[into][k];
        }
    }

    private static long key(int a, int b) {
        return a < b ? (long) a << 32 | b : (long) b << 32 | a;
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
