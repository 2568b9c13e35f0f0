package io.clientela.kernel.linkage;

import java.util.List;

/** The pairwise F1 of clusters against a truth, counted pair by pair. */
final class F1 {

    private F1() {}

    static double of(LinkageResult result, List<?> truth) {
        long right = 0;
        long found = 0;
        long real = 0;
        for (int i = 0; i < result.size(); i++) {
            for (int j = 0; j < i; j++) {
                boolean together = result.cluster(i) == result.cluster(j);
                boolean one = truth.get(i).equals(truth.get(j));
                found += together ? 1 : 0;
                real += one ? 1 : 0;
                right += together && one ? 1 : 0;
            }
        }
        return 2.0 * right / (found + real);
    }
}
