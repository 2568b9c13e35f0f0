package io.clientela.kernel.effect;

import java.util.Locale;

/** What may be said of an effect; never more. */
public enum Verdict {
    /** It surely raised the outcome. */
    GAIN,
    /** It surely lowered the outcome. */
    LOSS,
    /** Neither is sure. */
    CANNOT_TELL;

    /** The word in files: {@code gain}, {@code loss}, {@code cannot tell}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
