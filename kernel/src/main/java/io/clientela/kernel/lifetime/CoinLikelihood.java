package io.clientela.kernel.lifetime;

/**
 * The log-likelihood of BG/NBD and MBG/NBD: after a purchase a customer leaves for good with a chance of his own, as if by
 * the toss of a coin.
 *
 * <p>With m tosses survived (x, or x + 1 where the first purchase is followed by one, too), R = r + x, and
 * u = ln(a/(b+m−1)) + R ln((α+T)/(α+t_x)) for m ≥ 1, the likelihood of Fader, Hardie and Lee (2005, equation 6) is
 * ln Γ(R) − ln Γ(r) + r ln α + ln B(a, b+m) − ln B(a, b) − R ln(α+T) + ln(1 + e^u). All terms stay in the range of doubles
 * for any history, and no two large ones cancel.
 */
final class CoinLikelihood implements Objective {

    private static final int PIECE = 1 << 13;

    private final Histories histories;
    private final int extra;
    private final Parallel parallel;
    private final int[] starts;
    private final double[] logs;
    private final double[] inverses;

    /**
     * @param extra tosses beside those after repeat purchases: 0 for BG/NBD, 1 for MBG/NBD
     */
    CoinLikelihood(Histories histories, int extra, Parallel parallel) {
        this.histories = histories;
        this.extra = extra;
        this.parallel = parallel;
        this.starts = pieces(histories.groups);
        this.logs = new double[histories.times.length];
        this.inverses = new double[histories.times.length];
    }

    /** The groups cut into pieces of bounded size. */
    private static int[] pieces(int[] groups) {
        var out = java.util.stream.IntStream.builder();
        for (int g = 0; g + 1 < groups.length; g++) {
            for (int at = groups[g]; at < groups[g + 1]; at += PIECE) {
                out.add(at);
            }
        }
        return java.util.stream.IntStream.concat(out.build(), java.util.stream.IntStream.of(groups[groups.length - 1]))
                .toArray();
    }

    @Override
    public int size() {
        return 4;
    }

    @Override
    public double evaluate(double[] theta, double[] gradient) {
        double[] parameter = {Math.exp(theta[0]), Math.exp(theta[1]), Math.exp(theta[2]), Math.exp(theta[3])};
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Math.log(parameter[1] + histories.times[i]);
            inverses[i] = 1 / (parameter[1] + histories.times[i]);
        }
        double[][] sums = new double[starts.length - 1][];
        parallel.run(sums.length, piece -> sums[piece] = sum(parameter, starts[piece], starts[piece + 1]));
        double value = 0;
        java.util.Arrays.fill(gradient, 0);
        for (double[] sum : sums) {
            value += sum[4];
            for (int i = 0; i < 4; i++) {
                gradient[i] += sum[i] * parameter[i];
            }
        }
        return value;
    }

    private double[] sum(double[] parameter, int from, int to) {
        int x = histories.frequency[from];
        int m = x + extra;
        double shape = parameter[0] + x;
        double odds = m == 0 ? Double.NEGATIVE_INFINITY : Math.log(parameter[2] / (parameter[3] + m - 1));
        double customers = 0;
        double value = 0;
        double byShape = 0;
        double byScale = 0;
        double gone = 0;
        for (int i = from; i < to; i++) {
            double n = histories.count[i];
            double end = logs[histories.age[i]];
            double silence = end - logs[histories.recency[i]];
            double endInverse = inverses[histories.age[i]];
            double u = odds + shape * silence;
            double small = Math.exp(-Math.abs(u));
            double w = (u > 0 ? 1 : small) / (1 + small);
            customers += n;
            value += n * (Math.max(u, 0) + Math.log(1 + small) - shape * end);
            byShape += n * (w * silence - end);
            byScale += n * (w * (endInverse - inverses[histories.recency[i]]) - endInverse);
            gone += n * w;
        }
        return whole(parameter, x, customers, new double[] {value, byShape, byScale, gone});
    }

    /** Adds what is the same for all histories of one frequency. */
    private double[] whole(double[] parameter, int x, double customers, double[] sums) {
        double r = parameter[0];
        double alpha = parameter[1];
        double a = parameter[2];
        double b = parameter[3];
        int m = x + extra;
        double gone = m == 0 ? 0 : sums[3];
        double constant =
                Gammas.logRatio(r, x) + r * Math.log(alpha) + Gammas.logRatio(b, m) - Gammas.logRatio(a + b, m);
        double both = Gammas.digamma(a + b) - Gammas.digamma(a + b + m);
        return new double[] {
            sums[1] + customers * (Gammas.digamma(r + x) - Gammas.digamma(r) + Math.log(alpha)),
            (r + x) * sums[2] + customers * r / alpha,
            gone / a + customers * both,
            customers * (both + Gammas.digamma(b + m) - Gammas.digamma(b)) - (m == 0 ? 0 : gone / (b + m - 1)),
            sums[0] + customers * constant
        };
    }
}
