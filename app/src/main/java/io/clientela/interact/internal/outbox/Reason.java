package io.clientela.interact.internal.outbox;

/** Why a message stands where it does: a message key with its arguments, set apart by bars. */
final class Reason {

    private Reason() {}

    static String write(String key, Object... arguments) {
        var words = new StringBuilder(key);
        for (var argument : arguments) {
            words.append('|').append(argument.toString().replace('|', '/').replace('\n', ' '));
        }
        return words.toString();
    }
}
