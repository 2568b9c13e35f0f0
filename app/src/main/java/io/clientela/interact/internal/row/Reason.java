package io.clientela.interact.internal.row;

/** Why something stands where it does, as it is kept: a message key with its arguments, set apart by bars. */
public final class Reason {

    private Reason() {}

    /** The key with its arguments; what would set them apart is taken out of them. */
    public static String write(String key, Object... arguments) {
        var words = new StringBuilder(key);
        for (var argument : arguments) {
            words.append('|').append(argument.toString().replace('|', '/').replace('\n', ' '));
        }
        return words.toString();
    }
}
