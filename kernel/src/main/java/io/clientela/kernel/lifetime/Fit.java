package io.clientela.kernel.lifetime;

import java.util.ArrayList;
import java.util.List;

/** A fitted model of purchases: immutable, with all that its uncertainty needs. */
public final class Fit {

    private final ModelKind model;
    private final FitForm form;
    private final double[] theta;
    private final double[][] covariance;
    private final boolean[] bound;
    private final double logLikelihood;
    private final int customers;
    private final boolean flat;

    /**
     * @param theta the logarithms of the parameters
     * @param covariance of theta; rows of parameters at a bound are 0
     * @param flat whether the data leave some parameters open by more than a factor of 20 either way, or the top was not
     *     reached
     */
    Fit(
            ModelKind model,
            FitForm form,
            double[] theta,
            double[][] covariance,
            boolean[] bound,
            double logLikelihood,
            int customers,
            boolean flat) {
        this.model = model;
        this.form = form;
        this.theta = theta.clone();
        this.covariance = covariance;
        this.bound = bound.clone();
        this.logLikelihood = logLikelihood;
        this.customers = customers;
        this.flat = flat;
    }

    /** The model that was fitted. */
    public ModelKind model() {
        return model;
    }

    /** How its parameters were found. */
    public FitForm form() {
        return form;
    }

    /** The parameters in the order of {@link ModelKind#parameters()}, with their standard errors. */
    public List<Parameter> parameters() {
        var out = new ArrayList<Parameter>();
        for (int i = 0; i < theta.length; i++) {
            double value = Math.exp(theta[i]);
            out.add(new Parameter(
                    model.parameters().get(i), value, value * Math.sqrt(Math.max(0, covariance[i][i])), bound[i]));
        }
        return out;
    }

    /** The log-likelihood of the data under the parameters, without what a shrunk form adds. */
    public double logLikelihood() {
        return logLikelihood;
    }

    /** The number of customers it was fitted on. */
    public int customers() {
        return customers;
    }

    /** Whether a parameter rests on a bound. */
    public boolean onBoundary() {
        for (boolean each : bound) {
            if (each) {
                return true;
            }
        }
        return false;
    }

    /** Whether the data leave some parameter open by more than a factor of 20 either way. */
    public boolean flat() {
        return flat;
    }

    /** The covariance of the natural logarithms of the parameters, row by row; rows of parameters at a bound are 0. */
    public double[][] covariance() {
        double[][] out = new double[covariance.length][];
        for (int i = 0; i < out.length; i++) {
            out[i] = covariance[i].clone();
        }
        return out;
    }

    /** The same model with other parameters, as certain as this one: for one replicate of a bootstrap. */
    Fit with(double[] otherTheta) {
        return new Fit(model, form, otherTheta, covariance, bound, logLikelihood, customers, flat);
    }

    double[] theta() {
        return theta.clone();
    }

    /** The parameters themselves. */
    double[] values() {
        double[] out = new double[theta.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.exp(theta[i]);
        }
        return out;
    }

    /** The variance of something with the given derivatives by the logarithms of the parameters. */
    double variance(double[] gradient) {
        return Math.max(0, Symmetric.quadratic(covariance, gradient));
    }
}
