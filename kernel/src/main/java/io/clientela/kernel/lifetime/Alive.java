package io.clientela.kernel.lifetime;

/** P(alive) of the distinct histories, group by group. Several threads may work on different groups. */
interface Alive {

    /** Prepares the histories of one group, before any of them is asked for. */
    void prepare(int group);

    /**
     * P(alive) and the derivatives of its logarithm by the four parameters.
     *
     * @param group the group of the history, prepared
     * @param history a place among the distinct histories
     * @param out is filled with five numbers
     */
    void at(int group, int history, double[] out);
}
