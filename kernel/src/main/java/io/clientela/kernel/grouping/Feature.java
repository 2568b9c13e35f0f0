package io.clientela.kernel.grouping;

/**
 * One trait by which customers are compared.
 *
 * @param name its name, unique in a table
 * @param scale how differences in it count
 */
public record Feature(String name, Scale scale) {

    /** How differences count. */
    public enum Scale {
        /** As they are: shares, days of the week. */
        LINEAR,
        /** By ratio, {@code sign(x) ln(1 + |x|)}: amounts, counts, days. */
        RATIO;

        double of(double value) {
            return this == LINEAR ? value : Math.copySign(Math.log1p(Math.abs(value)), value);
        }
    }

    public Feature {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a feature without a name");
        }
    }
}
