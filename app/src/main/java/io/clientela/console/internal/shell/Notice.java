package io.clientela.console.internal.shell;

import java.io.Serializable;

/**
 * What a page says first: that something was done, or what went wrong.
 *
 * @param good whether it was done
 * @param text in the reader's language
 */
public record Notice(boolean good, String text) implements Serializable {

    /** Something was done. */
    public static Notice done(String text) {
        return new Notice(true, text);
    }

    /** Something was not done, and why. */
    public static Notice problem(String text) {
        return new Notice(false, text);
    }
}
