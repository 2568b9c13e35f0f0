package io.clientela.identify.internal.input.archive;

/**
 * How deep inside the outermost file the reader is.
 *
 * @param depth how many wrappings lie around the file, 0 for the outermost file itself
 * @param unpacking what was unpacked so far, shared by all that lies in one outermost file
 */
public record Descent(int depth, Unpacking unpacking) {

    /** One wrapping further in. */
    public Descent inner() {
        return new Descent(depth + 1, unpacking);
    }
}
