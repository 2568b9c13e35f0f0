package io.clientela.kernel.lifetime;

/** A function to be maximised, with its gradient. */
interface Objective {

    /** The number of arguments. */
    int size();

    /**
     * The value at a point.
     *
     * @param theta the point: natural logarithms of the parameters
     * @param gradient is filled with the derivatives by {@code theta}
     */
    double evaluate(double[] theta, double[] gradient);
}
