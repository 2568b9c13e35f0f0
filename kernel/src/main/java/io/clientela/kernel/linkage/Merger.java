package io.clientela.kernel.linkage;

import java.util.Arrays;

/** Joins the members of one piece, the pair of clusters with the highest average evidence first, while it is above 0. */
final class Merger {

    /** The evidence between two members that must stay apart. */
    static final double NEVER = -1e12;

    private final int count;
    private final double[][] sums;
    private final int[] sizes;
    private final int[] roots;

    /** For each root, the root with the highest average evidence to it, −1 if there is none left. */
    private final int[] best;

    Merger(int count) {
        this.count = count;
        this.sums = new double[count][count];
        this.sizes = new int[count];
        this.roots = new int[count];
        this.best = new int[count];
        Arrays.fill(sizes, 1);
        Arrays.setAll(roots, i -> i);
    }

    /** Sets the evidence between two members. */
    void set(int a, int b, double bits) {
        sums[a][b] = bits;
        sums[b][a] = bits;
    }

    /** Joins two members whatever the evidence. */
    void join(int a, int b) {
        int first = root(a);
        int second = root(b);
        if (first != second) {
            merge(Math.min(first, second), Math.max(first, second));
        }
    }

    /** Joins all that hold together; returns for each member the first member of its cluster. */
    int[] run() {
        for (int i = 0; i < count; i++) {
            findBest(i);
        }
        while (true) {
            int top = -1;
            for (int i = 0; i < count; i++) {
                boolean open = roots[i] == i && best[i] >= 0;
                if (open && (top < 0 || average(i, best[i]) > average(top, best[top]))) {
                    top = i;
                }
            }
            if (top < 0 || average(top, best[top]) <= 0) {
                break;
            }
            int into = Math.min(top, best[top]);
            int from = Math.max(top, best[top]);
            merge(into, from);
            for (int i = 0; i < count; i++) {
                if (roots[i] == i && (i == into || best[i] == into || best[i] == from)) {
                    findBest(i);
                } else if (roots[i] == i && (best[i] < 0 || average(i, into) > average(i, best[i]))) {
                    best[i] = into;
                }
            }
        }
        int[] out = new int[count];
        Arrays.setAll(out, this::root);
        return out;
    }

    private void findBest(int i) {
        best[i] = -1;
        for (int j = 0; j < count && roots[i] == i; j++) {
            if (j != i && roots[j] == j && (best[i] < 0 || average(i, j) > average(i, best[i]))) {
                best[i] = j;
            }
        }
    }

    private double average(int a, int b) {
        return sums[a][b] / ((double) sizes[a] * sizes[b]);
    }

    private void merge(int into, int from) {
        roots[from] = into;
        sizes[into] += sizes[from];
        for (int k = 0; k < count; k++) {
            sums[into][k] += sums[from][k];
            sums[k][into] = sums[into][k];
        }
    }

    private int root(int member) {
        int at = member;
        while (roots[at] != at) {
            at = roots[at];
        }
        return at;
    }
}
