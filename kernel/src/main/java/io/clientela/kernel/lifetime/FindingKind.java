package io.clientela.kernel.lifetime;

/** What can be said against a fit or its data. The code is the key of the words in the message files. */
public enum FindingKind {

    /** A parameter rests on the bound of what is searched: the data hold none of what it measures. */
    ON_BOUNDARY("on-boundary"),

    /** The data leave a parameter open by more than a factor of 20 either way. */
    PARAMETERS_OPEN("parameters-open"),

    /** Hardly any customer seems ever to leave. */
    NOBODY_LEAVES("nobody-leaves"),

    /** The first purchase seen is not the first: those first seen at the beginning are old customers. */
    LEFT_TRUNCATED("left-truncated"),

    /** Many lines share customer and day, and count as one purchase. */
    SAME_DAY("same-day"),

    /** Days on which as much was given back as bought are no purchases. */
    RETURNS("returns"),

    /** Purchases rise and fall with the season, or with campaigns; the models know neither. */
    SEASON("season"),

    /** There is so little history that the usual among firms was added to it. */
    LITTLE_HISTORY("little-history"),

    /** Customers buy as regularly as under a contract: a survival model is due. */
    CONTRACT("contract"),

    /** What is spent on a purchase goes with how often is bought; the model of spend takes them for independent. */
    SPEND_WITH_FREQUENCY("spend-with-frequency"),

    /** A parameter of the model of spend rests on its bound. */
    SPEND_ON_BOUNDARY("spend-on-boundary"),

    /** The horizon is longer than all the time seen. */
    LONG_HORIZON("long-horizon"),

    /** The held-back purchases lay outside the interval in which they were expected. */
    PREDICTED_BADLY("predicted-badly"),

    /** What was spent in the held-back part lay outside the interval in which it was expected. */
    SPEND_PREDICTED_BADLY("spend-predicted-badly"),

    /** The naive rate came nearer to the customers' held-back purchases than the model. */
    NAIVE_BETTER("naive-better");

    private final String code;

    FindingKind(String code) {
        this.code = code;
    }

    /** The name for programs and message files. */
    public String code() {
        return code;
    }
}
