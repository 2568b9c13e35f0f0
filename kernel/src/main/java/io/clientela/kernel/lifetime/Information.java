package io.clientela.kernel.lifetime;

/** From a maximum to the covariance of its arguments. */
final class Information {

    private Information() {}

    /**
     * The inverse of the information, over the parameters that do not rest on a bound. What the data leave open altogether
     * is left open by a factor of e^10 here, not by infinity; it is told as flat.
     */
    static double[][] covariance(Maximiser.Maximum top) {
        for (double least = 0.01; ; least *= 10) {
            var inverse = Symmetric.inverse(information(top, least));
            if (inverse.isPresent()) {
                double[][] out = inverse.get();
                for (int i = 0; i < out.length; i++) {
                    out[i][i] = top.bound()[i] ? 0 : out[i][i];
                }
                return out;
            }
        }
    }

    private static double[][] information(Maximiser.Maximum top, double least) {
        int n = top.theta().length;
        double[][] out = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                out[i][j] = top.bound()[i] || top.bound()[j] ? 0 : -top.hessian()[i][j];
            }
            out[i][i] = top.bound()[i] ? 1 : out[i][i] + least;
        }
        return out;
    }
}
