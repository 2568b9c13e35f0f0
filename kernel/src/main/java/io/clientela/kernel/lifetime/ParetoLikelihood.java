package io.clientela.kernel.lifetime;

import java.util.Arrays;

/**
 * The log-likelihood of the Pareto/NBD model: ln Γ(r+x) − ln Γ(r) + r ln α + s ln β + ln D (Schmittlein, Morrison and
 * Colombo 1987; Fader and Hardie 2005, note 9, equation 19), with D from {@link ParetoSweep}.
 */
final class ParetoLikelihood implements Objective {

    private final Histories histories;
    private final Parallel parallel;
    private final ParetoSweep[] sweeps;

    ParetoLikelihood(Histories histories, Parallel parallel) {
        this.histories = histories;
        this.parallel = parallel;
        this.sweeps = new ParetoSweep[histories.groups.length - 1];
        parallel.run(sweeps.length, g -> {
            sweeps[g] = new ParetoSweep(histories, histories.groups[g], histories.groups[g + 1]);
        });
    }

    @Override
    public int size() {
        return 4;
    }

    @Override
    public double evaluate(double[] theta, double[] gradient) {
        double[] parameter = {Math.exp(theta[0]), Math.exp(theta[1]), Math.exp(theta[2]), Math.exp(theta[3])};
        double[][] sums = new double[sweeps.length][];
        parallel.run(sums.length, g -> sums[g] = sum(parameter, g));
        double value = 0;
        Arrays.fill(gradient, 0);
        for (double[] sum : sums) {
            value += sum[0];
            for (int i = 0; i < 4; i++) {
                gradient[i] += sum[1 + i] * parameter[i];
            }
        }
        return value;
    }

    private double[] sum(double[] parameter, int group) {
        int from = histories.groups[group];
        int x = histories.frequency[from];
        sweeps[group].run(parameter);
        double[] sums = new double[5];
        double[] at = new double[ParetoSweep.SIZE];
        double customers = 0;
        for (int i = from; i < histories.groups[group + 1]; i++) {
            sweeps[group].at(i, at);
            double n = histories.count[i];
            customers += n;
            for (int k = 0; k < sums.length; k++) {
                sums[k] += n * at[k];
            }
        }
        double r = parameter[0];
        double alpha = parameter[1];
        double s = parameter[2];
        double beta = parameter[3];
        sums[0] += customers * (Gammas.logRatio(r, x) + r * Math.log(alpha) + s * Math.log(beta));
        sums[1] += customers * (Gammas.digamma(r + x) - Gammas.digamma(r) + Math.log(alpha));
        sums[2] += customers * r / alpha;
        sums[3] += customers * Math.log(beta);
        sums[4] += customers * s / beta;
        return sums;
    }
}
