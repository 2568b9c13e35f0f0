package io.clientela.kernel.lifetime;

/** P(alive) under BG/NBD (Fader, Hardie and Lee 2008, note 21, equation 7) and MBG/NBD: 1/(1 + e^u), u as in the likelihood. */
final class CoinAlive implements Alive {

    private final Histories histories;
    private final double r;
    private final double alpha;
    private final double a;
    private final double b;
    private final int extra;
    private final double[] logs;

    CoinAlive(Histories histories, double[] parameter, int extra) {
        this.histories = histories;
        this.r = parameter[0];
        this.alpha = parameter[1];
        this.a = parameter[2];
        this.b = parameter[3];
        this.extra = extra;
        this.logs = new double[histories.times.length];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Math.log(alpha + histories.times[i]);
        }
    }

    @Override
    public void prepare(int group) {}

    @Override
    public void at(int group, int history, double[] out) {
        int x = histories.frequency[history];
        int m = x + extra;
        if (m == 0) {
            out[0] = 1;
            out[1] = out[2] = out[3] = out[4] = 0;
            return;
        }
        int end = histories.age[history];
        int last = histories.recency[history];
        double shape = r + x;
        double silence = logs[end] - logs[last];
        double odds = a / (b + m - 1) * Math.exp(shape * silence);
        double gone = odds == Double.POSITIVE_INFINITY ? 1 : odds / (1 + odds);
        out[0] = 1 / (1 + odds);
        out[1] = -gone * silence;
        out[2] = -gone * shape * (1 / (alpha + histories.times[end]) - 1 / (alpha + histories.times[last]));
        out[3] = -gone / a;
        out[4] = gone / (b + m - 1);
    }
}
