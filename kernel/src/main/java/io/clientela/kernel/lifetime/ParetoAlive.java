package io.clientela.kernel.lifetime;

/** P(alive) under Pareto/NBD: A/D of {@link ParetoSweep} (Schmittlein, Morrison and Colombo 1987, equations 11 to 13). */
final class ParetoAlive implements Alive {

    private final Histories histories;
    private final double[] parameter;
    private final ParetoSweep[] sweeps;

    ParetoAlive(Histories histories, double[] parameter) {
        this.histories = histories;
        this.parameter = parameter.clone();
        this.sweeps = new ParetoSweep[histories.groups.length];
    }

    @Override
    public void prepare(int group) {
        var sweep = new ParetoSweep(histories, histories.groups[group], histories.groups[group + 1]);
        sweep.run(parameter);
        sweeps[group] = sweep;
    }

    @Override
    public void at(int group, int history, double[] out) {
        double[] all = new double[ParetoSweep.SIZE];
        sweeps[group].at(history, all);
        out[0] = all[ParetoSweep.ALIVE];
        System.arraycopy(all, ParetoSweep.LOG_ALIVE, out, 1, 4);
    }
}
