package io.clientela.kernel.linkage;

/**
 * What a run found. Immutable.
 *
 * <p>A cluster is named by the smallest index of its records; a record that joins no other is a cluster of one.
 */
public final class LinkageResult {

    private final int[] clusters;
    private final ScoredPairs pairs;
    private final LinkageModel model;
    private final long compared;

    LinkageResult(int[] clusters, ScoredPairs pairs, LinkageModel model, long compared) {
        this.clusters = clusters;
        this.pairs = pairs;
        this.model = model;
        this.compared = compared;
    }

    /** The number of records. */
    public int size() {
        return clusters.length;
    }

    /** The cluster of a record: the smallest index of the records in it. */
    public int cluster(int rec) {
        return clusters[rec];
    }

    /** The clusters of all records, a copy. */
    public int[] clusters() {
        return clusters.clone();
    }

    /** The pairs at or above the floor of the settings. */
    public ScoredPairs pairs() {
        return pairs;
    }

    /** What was learned. */
    public LinkageModel model() {
        return model;
    }

    /** The number of pairs that were compared. */
    public long compared() {
        return compared;
    }
}
