package io.clientela.kernel.lifetime;

import java.util.SplittableRandom;

/** Makes histories of customers who behave as a model says: for tests, and for the parametric bootstrap. */
public final class Simulation {

    private static final int MOST = 1_000_000;

    private final ModelKind kind;
    private final double[] parameter;
    private final Dice dice;
    private final double step;

    private Simulation(ModelKind kind, double[] parameter, Dice dice, double step) {
        this.kind = kind;
        this.parameter = parameter.clone();
        this.dice = dice;
        this.step = step;
    }

    /**
     * The histories of customers of the given ages.
     *
     * @param parameters in the order of {@link ModelKind#parameters()}
     * @param ages by customer, in the unit of time
     * @param step recencies are rounded to multiples of this, such as 0.01; 0 leaves them as they are
     * @param seed the same seed makes the same histories
     */
    public static Histories of(ModelKind kind, double[] parameters, double[] ages, double step, long seed) {
        var simulation = new Simulation(kind, parameters, new Dice(new SplittableRandom(seed)), step);
        int[] frequency = new int[ages.length];
        double[] recency = new double[ages.length];
        for (int i = 0; i < ages.length; i++) {
            simulation.customer(i, ages[i], frequency, recency);
        }
        return Histories.of(frequency, recency, ages);
    }

    private void customer(int i, double age, int[] frequency, double[] recency) {
        double rate = dice.gamma(parameter[0], parameter[1]);
        double leaving = kind == ModelKind.PARETO_NBD ? 0 : dice.beta(parameter[2], parameter[3]);
        double end = kind == ModelKind.PARETO_NBD
                ? Math.min(age, dice.exponential() / dice.gamma(parameter[2], parameter[3]))
                : age;
        if (kind == ModelKind.MBG_NBD && dice.share() < leaving) {
            return;
        }
        double now = 0;
        while (frequency[i] < MOST) {
            now += dice.exponential() / rate;
            if (!(now <= end)) {
                return;
            }
            double seen = step == 0 ? now : Math.min(age, Math.max(step, Math.round(now / step) * step));
            if (seen > 0) {
                frequency[i]++;
                recency[i] = seen;
            }
            if (dice.share() < leaving) {
                return;
            }
        }
    }
}
