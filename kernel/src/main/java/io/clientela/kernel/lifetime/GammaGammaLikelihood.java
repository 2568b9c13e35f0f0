package io.clientela.kernel.lifetime;

/**
 * The log-likelihood of the gamma-gamma model of spend (Fader and Hardie 2013, note 25, equation 1a): amounts of a customer
 * are Gamma(p, ν), ν differs between customers as Gamma(q, γ).
 */
final class GammaGammaLikelihood implements Objective {

    private final Spends spends;
    private final double[] logMeans;

    GammaGammaLikelihood(Spends spends) {
        this.spends = spends;
        this.logMeans = new double[spends.mean.length];
        for (int i = 0; i < logMeans.length; i++) {
            logMeans[i] = Math.log(spends.mean[i]);
        }
    }

    @Override
    public int size() {
        return 3;
    }

    @Override
    public double evaluate(double[] theta, double[] gradient) {
        double p = Math.exp(theta[0]);
        double q = Math.exp(theta[1]);
        double gamma = Math.exp(theta[2]);
        double[] sums = new double[4];
        for (int g = 0; g + 1 < spends.groups.length; g++) {
            add(p, q, gamma, spends.groups[g], spends.groups[g + 1], sums);
        }
        gradient[0] = sums[1] * p;
        gradient[1] = sums[2] * q;
        gradient[2] = sums[3] * gamma;
        return sums[0];
    }

    private void add(double p, double q, double gamma, int from, int to, double[] sums) {
        double x = spends.frequency[from];
        double n = to - from;
        double logs = 0;
        double means = 0;
        double inverses = 0;
        for (int i = from; i < to; i++) {
            double total = gamma + x * spends.mean[i];
            logs += Math.log(total);
            inverses += 1 / total;
            means += logMeans[i];
        }
        double both = p * x + q;
        double digammaBoth = Gammas.digamma(both);
        sums[0] += n * (Gammas.logRatio(p * x, q) - Gammas.logGamma(q) + q * Math.log(gamma) + p * x * Math.log(x))
                + (p * x - 1) * means
                - both * logs;
        sums[1] += x * (n * (digammaBoth - Gammas.digamma(p * x) + Math.log(x)) + means - logs);
        sums[2] += n * (digammaBoth - Gammas.digamma(q) + Math.log(gamma)) - logs;
        sums[3] += n * q / gamma - both * inverses;
    }
}
