package io.clientela.kernel.lifetime;

/** What tests need of known models. */
final class Made {

    static final double[] BG = {0.243, 4.414, 0.793, 2.426};
    static final double[] MBG = {0.525, 6.183, 0.891, 1.614};
    static final double[] PARETO = {0.553, 10.578, 0.606, 11.669};

    private Made() {}

    /** Parameters that are usual for a model. */
    static double[] usual(ModelKind kind) {
        return switch (kind) {
            case BG_NBD -> BG.clone();
            case MBG_NBD -> MBG.clone();
            case PARETO_NBD -> PARETO.clone();
        };
    }

    /** A fit with the given parameters that is taken for certain. */
    static Fit fit(ModelKind kind, double[] parameters) {
        return new Fit(
                kind, FitForm.MAXIMUM_LIKELIHOOD, logs(parameters), new double[4][4], new boolean[4], 0, 1, false);
    }

    static double[] logs(double[] values) {
        double[] out = new double[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.log(values[i]);
        }
        return out;
    }

    /** Ages spread evenly from low to high, in steps of 0.01. */
    static double[] ages(int customers, double low, double high) {
        double[] out = new double[customers];
        for (int i = 0; i < customers; i++) {
            out[i] = Math.round((low + (high - low) * i / customers) * 100) / 100.0;
        }
        return out;
    }
}
