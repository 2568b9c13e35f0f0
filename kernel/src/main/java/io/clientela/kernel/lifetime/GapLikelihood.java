package io.clientela.kernel.lifetime;

/**
 * How regular customers buy, whatever their rates: the gaps of a customer, as shares of their sum, are Dirichlet(k, …, k) if
 * each gap is a gamma variable of shape k. k = 1 is pure chance, as the purchase models take it; the greater, the more regular
 * (Wheat and Morrison 1990; Platzer and Reutterer 2016).
 */
final class GapLikelihood implements Objective {

    private final long[] customers;
    private final double logShares;

    /**
     * @param customers by number of gaps, how many customers have so many
     * @param logShares the sum over all gaps of the logarithm of its share in the customer's sum
     */
    GapLikelihood(long[] customers, double logShares) {
        this.customers = customers;
        this.logShares = logShares;
    }

    @Override
    public int size() {
        return 1;
    }

    @Override
    public double evaluate(double[] theta, double[] gradient) {
        double k = Math.exp(theta[0]);
        double value = (k - 1) * logShares;
        double slope = logShares;
        for (int n = 2; n < customers.length; n++) {
            if (customers[n] > 0) {
                value += customers[n] * (Gammas.logGamma(n * k) - n * Gammas.logGamma(k));
                slope += customers[n] * n * (Gammas.digamma(n * k) - Gammas.digamma(k));
            }
        }
        gradient[0] = slope * k;
        return value;
    }
}
