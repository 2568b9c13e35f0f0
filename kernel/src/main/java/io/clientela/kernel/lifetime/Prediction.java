package io.clientela.kernel.lifetime;

/**
 * The number of purchases that a customer will really make lies between these with at least the stated chance. Wider than
 * the interval of the expectation: it holds the chance of his own doings, too.
 *
 * @param low the least number, 0 or more
 * @param high the greatest number
 * @param level the chance aimed at, such as 0.95; with whole numbers the true chance is higher
 */
public record Prediction(int low, int high, double level) {

    public Prediction {
        if (low < 0 || high < low) {
            throw new IllegalArgumentException("not a range of counts: " + low + " to " + high);
        }
    }
}
