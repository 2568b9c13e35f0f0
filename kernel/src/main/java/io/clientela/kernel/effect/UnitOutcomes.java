package io.clientela.kernel.effect;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The outcomes of units: each in one portfolio and one arm, with the outcome in the window of the experiment and, where it is
 * known, the same thing measured in the time before.
 */
public final class UnitOutcomes {

    private final int portfolios;
    private final int arms;
    private final int[] cells;
    private final double[] outcomes;
    private final double[] before;
    private final BitSet known;

    private UnitOutcomes(Builder builder) {
        this.portfolios = builder.portfolios;
        this.arms = builder.arms;
        this.cells = Arrays.copyOf(builder.cells, builder.size);
        this.outcomes = Arrays.copyOf(builder.outcomes, builder.size);
        this.before = Arrays.copyOf(builder.before, builder.known.isEmpty() ? 0 : builder.size);
        this.known = (BitSet) builder.known.clone();
    }

    /**
     * Starts a collection.
     *
     * @param portfolios how many portfolios, at least 1
     * @param arms how many arms, the control, number 0, included; at least 2
     */
    public static Builder builder(int portfolios, int arms) {
        return new Builder(portfolios, arms);
    }

    /** How many portfolios. */
    public int portfolios() {
        return portfolios;
    }

    /** How many arms, the control included. */
    public int arms() {
        return arms;
    }

    /** How many units. */
    public int size() {
        return cells.length;
    }

    /** Whether the time before is known of some units. */
    public boolean knowsBefore() {
        return before.length > 0;
    }

    /** Whether each outcome is 0 or 1. */
    boolean areRates() {
        for (double outcome : outcomes) {
            if (outcome != 0 && outcome != 1) {
                return false;
            }
        }
        return true;
    }

    /**
     * The slope of the outcomes on the time before, inside portfolios and arms: θ = Σ (y - ȳ)(x - x̄) / Σ (x - x̄)² (Deng, Xu,
     * Kohavi and Walker 2013, equation 4), one for all; units without a time before are left out of it. 0 where the time before
     * is one and the same.
     */
    public double slope() {
        if (before.length == 0) {
            return 0;
        }
        double[][] means = means();
        double product = 0;
        double square = 0;
        for (int i = 0; i < cells.length; i++) {
            if (known.get(i)) {
                double x = before[i] - means[0][cells[i]];
                product += x * (outcomes[i] - means[1][cells[i]]);
                square += x * x;
            }
        }
        return square > 0 ? product / square : 0;
    }

    /** The means of the time before and of the outcome by cell, over units with a time before. */
    private double[][] means() {
        int count = portfolios * arms;
        var means = new double[2][count];
        var size = new long[count];
        for (int i = 0; i < cells.length; i++) {
            if (known.get(i)) {
                means[0][cells[i]] += before[i];
                means[1][cells[i]] += outcomes[i];
                size[cells[i]]++;
            }
        }
        for (int c = 0; c < count; c++) {
            means[0][c] /= Math.max(1, size[c]);
            means[1][c] /= Math.max(1, size[c]);
        }
        return means;
    }

    /**
     * The samples by portfolio and arm of y - θ (x - x̄), with x̄ the mean of the unit's portfolio over all arms (the same book,
     * equation 3); a unit without a time before stays as it is, as one at the mean. With θ = 0 these are the outcomes.
     */
    Sample[][] samples(double slope) {
        double[] values = slope == 0 ? outcomes : adjusted(slope);
        int count = portfolios * arms;
        var size = new long[count];
        var mean = new double[count];
        for (int i = 0; i < cells.length; i++) {
            size[cells[i]]++;
            mean[cells[i]] += values[i];
        }
        for (int c = 0; c < count; c++) {
            mean[c] /= Math.max(1, size[c]);
        }
        var powers = new double[3][count];
        for (int i = 0; i < cells.length; i++) {
            int c = cells[i];
            double away = values[i] - mean[c];
            double square = away * away;
            powers[0][c] += square;
            powers[1][c] += square * away;
            powers[2][c] += square * square;
        }
        var samples = new Sample[portfolios][arms];
        for (int c = 0; c < count; c++) {
            samples[c / arms][c % arms] = new Sample(size[c], mean[c], powers[0][c], powers[1][c], powers[2][c]);
        }
        return samples;
    }

    private double[] adjusted(double slope) {
        var sum = new double[portfolios];
        var size = new long[portfolios];
        for (int i = 0; i < cells.length; i++) {
            if (known.get(i)) {
                sum[cells[i] / arms] += before[i];
                size[cells[i] / arms]++;
            }
        }
        var out = outcomes.clone();
        for (int i = 0; i < cells.length; i++) {
            if (known.get(i)) {
                int portfolio = cells[i] / arms;
                out[i] -= slope * (before[i] - sum[portfolio] / size[portfolio]);
            }
        }
        return out;
    }

    /** Collects units. */
    public static final class Builder {

        private final int portfolios;
        private final int arms;
        private int[] cells = new int[1024];
        private double[] outcomes = new double[1024];
        private double[] before = new double[1024];
        private final BitSet known = new BitSet();
        private int size;

        private Builder(int portfolios, int arms) {
            if (portfolios < 1 || arms < 2) {
                throw new IllegalArgumentException(portfolios + " portfolios, " + arms + " arms");
            }
            this.portfolios = portfolios;
            this.arms = arms;
        }

        /**
         * Adds a unit of whose time before nothing is known.
         *
         * @param portfolio its portfolio, from 0
         * @param arm its arm, 0 the control
         * @param outcome its outcome, finite
         */
        public Builder add(int portfolio, int arm, double outcome) {
            return take(portfolio, arm, outcome, 0);
        }

        /** Adds a unit with the time before, which is finite. */
        public Builder add(int portfolio, int arm, double outcome, double before) {
            if (!Double.isFinite(before)) {
                throw new IllegalArgumentException("not a time before: " + before);
            }
            take(portfolio, arm, outcome, before);
            known.set(size - 1);
            return this;
        }

        private Builder take(int portfolio, int arm, double outcome, double earlier) {
            if (portfolio < 0 || portfolio >= portfolios || arm < 0 || arm >= arms || !Double.isFinite(outcome)) {
                throw new IllegalArgumentException("portfolio " + portfolio + ", arm " + arm + ", outcome " + outcome);
            }
            if (size == cells.length) {
                cells = Arrays.copyOf(cells, size * 2);
                outcomes = Arrays.copyOf(outcomes, size * 2);
                before = Arrays.copyOf(before, size * 2);
            }
            cells[size] = portfolio * arms + arm;
            outcomes[size] = outcome;
            before[size++] = earlier;
            return this;
        }

        /** The outcomes. */
        public UnitOutcomes build() {
            return new UnitOutcomes(this);
        }
    }
}
