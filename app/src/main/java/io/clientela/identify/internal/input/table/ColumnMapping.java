package io.clientela.identify.internal.input.table;

/**
 * What one column means, and why it is believed to.
 *
 * @param index the column from 0
 * @param header its name as the file writes it, empty where the table has no header
 * @param meaning what it means
 * @param confidence from 0 (a guess) to 1 (certain)
 * @param reason why
 * @param detail the evidence in plain words: the synonym found, the share of values that look like it
 */
public record ColumnMapping(
        int index, String header, Meaning meaning, double confidence, Reason reason, String detail) {

    /** Why a column is believed to have its meaning. */
    public enum Reason {
        /** The name of the column is a known word for it. */
        NAME,
        /** The name of the column is close to a known word for it. */
        SIMILAR_NAME,
        /** The values look like it. */
        CONTENT,
        /** Both the name and the values say so. */
        NAME_AND_CONTENT,
        /** Figures of other columns prove it (quantity × price = amount). */
        ARITHMETIC,
        /** A person said so for this source. */
        REMEMBERED,
        /** It belongs to Clientela's own list of flaws. */
        FLAW_COLUMN,
        /** It had a meaning that rows of this kind cannot have, and is to be recognised anew. */
        OTHER_KIND,
        /** Nothing is known about it. */
        UNKNOWN
    }

    public ColumnMapping {
        if (index < 0) {
            throw new IllegalArgumentException("a column below 0: " + index);
        }
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("not a confidence from 0 to 1: " + confidence);
        }
    }

    /** The same column in a table of another kind of rows, of which nothing is known. */
    ColumnMapping ofOtherKind() {
        return new ColumnMapping(index, header, Meaning.IGNORE, 0, Reason.OTHER_KIND, "");
    }

    /** The same column with the meaning that a person gave it. */
    public ColumnMapping meaning(Meaning chosen) {
        return new ColumnMapping(index, header, chosen, 1, Reason.REMEMBERED, "");
    }
}
