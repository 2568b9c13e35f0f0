package io.clientela.console.internal.media;

import io.clientela.console.internal.shell.Words;
import java.util.Arrays;

/** Words that a room made as a message key with arguments, {@code medium.fault.field|nme}; other words stay as they are. */
public final class Said {

    private Said() {}

    /** The words in the reader's language. */
    public static String of(Words words, String made) {
        String[] parts = made.split("\\|", -1);
        if (!parts[0].startsWith("medium.") || !words.knows(parts[0])) {
            return made;
        }
        Object[] arguments = Arrays.copyOfRange(parts, 1, Math.max(3, parts.length));
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = arguments[i] == null ? "" : arguments[i];
        }
        return words.say(parts[0], arguments);
    }
}
