package io.clientela.kernel.effect;

/**
 * How effects are computed.
 *
 * @param level of the intervals
 * @param falseAlarms the chance of any false verdict in the whole result, if nothing had an effect; above 0 and below 0.5
 * @param looks how often the result is looked at
 * @param scale about how large an effect is worth finding, in standard deviations of the outcome; above 0. It is to be fixed
 *     before the first look, and only widens what may be looked at at any time where it is far off
 */
public record EffectSettings(double level, double falseAlarms, Looks looks, double scale) {

    /** Intervals of 95 %, 5 % false alarms, looks at any time, a fifth of a standard deviation. */
    public static final EffectSettings USUAL = new EffectSettings(0.95, 0.05, Looks.ANY_TIME, 0.2);

    public EffectSettings {
        if (!(level > 0.5 && level < 1) || !(falseAlarms > 0 && falseAlarms < 0.5) || !(scale > 0)) {
            throw new IllegalArgumentException("level " + level + ", false alarms " + falseAlarms + ", scale " + scale);
        }
    }

    /** The same for one look at the fixed end. */
    public EffectSettings once() {
        return new EffectSettings(level, falseAlarms, Looks.ONCE, scale);
    }
}
