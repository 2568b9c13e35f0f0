package io.clientela.identify.internal.joining;

import io.clientela.identify.internal.joining.Forest.Edge;
import io.clientela.identify.internal.joining.Parties.All;
import io.clientela.kernel.linkage.Constraints;
import io.clientela.kernel.linkage.LinkageResult;
import io.clientela.kernel.linkage.Scorer;
import io.clientela.kernel.linkage.Zone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a run over all records wants: which joins stay, which go, which come, which pairs are in doubt. Pure.
 *
 * <p>Joins by persons stay whatever the weights say. Then records that share a strong identifier grow together, then the
 * kernel's clusters along their strongest pairs; neither across identifiers that differ nor across words that two records
 * are apart. A join by linkage or rule that this does not confirm goes; a missing one comes.
 */
final class FullRun {

    /** A pair of records by index. */
    record Pair(int a, int b, double bits) {}

    /** A join at hand: the edge, and whether a person made it. */
    record Standing(Edge edge, boolean byPerson) {}

    /** A person is not asked about a pair that is less likely than not to be one customer: total in bits. */
    static final double LEAST_DOUBT = 0;

    /** How many pairs of one customer a person is asked about. */
    private static final int MOST_DOUBTS = 3;

    private final All all;
    private final Clusters clusters;
    private final List<Pair> rulePairs = new ArrayList<>();
    private final List<Pair> modelPairs = new ArrayList<>();
    private final List<Pair> doubts = new ArrayList<>();

    private FullRun(All all, Clusters clusters) {
        this.all = all;
        this.clusters = clusters;
    }

    /** What people and rules fix before the kernel looks: its constraints. */
    static FullRun prepare(All all, List<Standing> standing, List<Edge> aparts) {
        int n = all.size();
        var run = new FullRun(all, new Clusters(n));
        for (var pair : aparts) {
            int a = all.index(pair.a());
            int b = all.index(pair.b());
            if (a >= 0 && b >= 0) {
                run.clusters.setApart(a, b);
            }
        }
        var holders = new HashMap<String, List<Integer>>();
        for (int i = 0; i < n; i++) {
            int rec = i;
            var ids = StrongIds.of(all.records().party(i));
            run.clusters.identify(i, ids);
            ids.shared()
                    .forEach(id ->
                            holders.computeIfAbsent(id, s -> new ArrayList<>(1)).add(rec));
        }
        for (var join : standing) {
            int a = all.index(join.edge().a());
            int b = all.index(join.edge().b());
            if (join.byPerson() && a >= 0 && b >= 0) {
                run.clusters.force(a, b);
            }
        }
        holders.entrySet().stream()
                .filter(e -> e.getValue().size() > 1)
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> run.shareOne(e.getValue()));
        return run;
    }

    /** Lets the holders of one identifier grow together; one that conflicts with the first may fit a later one. */
    private void shareOne(List<Integer> holders) {
        for (int i = 1; i < holders.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (clusters.together(holders.get(i), holders.get(j))) {
                    break;
                }
                if (clusters.unite(holders.get(i), holders.get(j))) {
                    rulePairs.add(new Pair(holders.get(j), holders.get(i), Double.POSITIVE_INFINITY));
                    break;
                }
            }
        }
    }

    /** What the kernel must keep to. */
    Constraints constraints(List<Edge> aparts) {
        var together = new ArrayList<Constraints.Pair>();
        for (int i = 0; i < all.size(); i++) {
            int root = clusters.root(i);
            if (root != i) {
                together.add(new Constraints.Pair(root, i));
            }
        }
        var apart = new HashSet<Constraints.Pair>();
        for (var pair : aparts) {
            int a = all.index(pair.a());
            int b = all.index(pair.b());
            if (a >= 0 && b >= 0 && !clusters.together(a, b)) {
                apart.add(new Constraints.Pair(Math.min(a, b), Math.max(a, b)));
            }
        }
        return new Constraints(together, List.copyOf(apart), List.of());
    }

    /**
     * Takes the kernel's answer in.
     *
     * @param scorer weighs single pairs under the model of the answer
     */
    void take(LinkageResult result, Scorer scorer) {
        var pairs = result.pairs();
        var order = IntStream.range(0, pairs.size())
                .filter(p -> result.model().thresholds().zone(pairs.bits(p)) != Zone.APART)
                .mapToObj(p -> new Pair(pairs.first(p), pairs.second(p), pairs.bits(p)))
                .sorted(Comparator.comparingDouble(Pair::bits)
                        .reversed()
                        .thenComparingInt(Pair::a)
                        .thenComparingInt(Pair::b))
                .toList();
        for (var pair : order) {
            if (result.cluster(pair.a()) == result.cluster(pair.b())
                    && !clusters.together(pair.a(), pair.b())
                    && corroborated(pair, scorer)
                    && clusters.unite(pair.a(), pair.b())) {
                modelPairs.add(pair);
            }
        }
        ask(order);
    }

    /**
     * Puts the pairs between customers that a person has to decide into the queue, the likeliest first. Of each two
     * customers one pair is asked, of a customer at most three; and not what follows from the answers before: where A and
     * B, and B and C are asked, A and C is not.
     */
    private void ask(List<Pair> order) {
        var linked = new Clusters(all.size());
        var asked = new HashMap<Integer, Integer>();
        for (var pair : order) {
            int a = clusters.root(pair.a());
            int b = clusters.root(pair.b());
            if (pair.bits() >= LEAST_DOUBT
                    && a != b
                    && clusters.allowed(a, b)
                    && asked.getOrDefault(a, 0) < MOST_DOUBTS
                    && asked.getOrDefault(b, 0) < MOST_DOUBTS
                    && linked.unite(a, b)) {
                asked.merge(a, 1, Integer::sum);
                asked.merge(b, 1, Integer::sum);
                doubts.add(pair);
            }
        }
    }

    private boolean corroborated(Pair pair, Scorer scorer) {
        return Corroboration.isIn(
                scorer.explain(all.records().party(pair.a()), all.records().party(pair.b())));
    }

    /** The joins by linkage or rule that are not confirmed. */
    List<Long> going(List<Standing> standing) {
        var going = new ArrayList<Long>();
        for (var join : standing) {
            int a = all.index(join.edge().a());
            int b = all.index(join.edge().b());
            boolean confirmed = a >= 0 && b >= 0 && clusters.together(a, b);
            if (!join.byPerson() && !confirmed) {
                going.add(join.edge().joinId());
            }
        }
        return going;
    }

    /** The pairs that hold the clusters together by rule, in order. */
    List<Pair> rulePairs() {
        return rulePairs;
    }

    /** The pairs that hold the clusters together by weight, the strongest first. */
    List<Pair> modelPairs() {
        return modelPairs;
    }

    /** The pairs in doubt, the likeliest first, at most three for a customer. */
    List<Pair> doubts() {
        return doubts;
    }

    /** How many pairs there are to write, joins and doubts together. */
    int pairs() {
        return rulePairs.size() + modelPairs.size() + doubts.size();
    }
}
