package io.clientela.kernel.lifetime;

/**
 * A likelihood to which the usual is added: normal beliefs about four sums of the parameters' logarithms, for firms with
 * too little history. {@code docs/methods/lifetime.md} says where the beliefs come from.
 */
final class Prior implements Objective {

    /** One belief: the weights of the sum, its centre and its standard deviation. */
    private static final class Belief {

        private final double[] weights;
        private final double centre;
        private final double deviation;

        Belief(double[] weights, double centre, double deviation) {
            this.weights = weights;
            this.centre = centre;
            this.deviation = deviation;
        }

        double distance(double[] theta) {
            double sum = -centre;
            for (int i = 0; i < theta.length; i++) {
                sum += weights[i] * theta[i];
            }
            return sum / deviation;
        }
    }

    private final Objective likelihood;
    private final Belief[] beliefs;

    private Prior(Objective likelihood, Belief... beliefs) {
        this.likelihood = likelihood;
        this.beliefs = beliefs;
    }

    /**
     * The likelihood with the beliefs for a model.
     *
     * @param rate repeat purchases per customer and unit of time
     */
    static Prior of(ModelKind kind, Objective likelihood, double rate) {
        var shape = new Belief(new double[] {1, 0, 0, 0}, Math.log(0.6), 0.7);
        var mean = new Belief(new double[] {1, -1, 0, 0}, Math.log(1.5 * rate), 1.5);
        return switch (kind) {
            case BG_NBD, MBG_NBD ->
                new Prior(
                        likelihood,
                        shape,
                        mean,
                        new Belief(new double[] {0, 0, 1, -1}, Math.log(0.35), 1),
                        new Belief(new double[] {0, 0, 0.5, 0.5}, Math.log(1.3), 0.8));
            case PARETO_NBD ->
                new Prior(
                        likelihood,
                        shape,
                        mean,
                        new Belief(new double[] {0, 0, 1, 0}, Math.log(0.6), 0.7),
                        new Belief(new double[] {0, 0, 1, -1}, Math.log(0.5 * rate), 1.5));
        };
    }

    @Override
    public int size() {
        return likelihood.size();
    }

    @Override
    public double evaluate(double[] theta, double[] gradient) {
        double value = likelihood.evaluate(theta, gradient);
        for (var belief : beliefs) {
            double distance = belief.distance(theta);
            value -= distance * distance / 2;
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] -= distance * belief.weights[i] / belief.deviation;
            }
        }
        return value;
    }
}
