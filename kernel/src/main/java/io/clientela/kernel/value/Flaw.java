package io.clientela.kernel.value;

/**
 * What is wrong with one place of an input, and where.
 *
 * @param file the name of the file, with the path inside an archive behind {@code !/}
 * @param line the line in the file from 1, or 0 where the whole file is meant
 * @param field the column or element that is wrong, empty where the whole line is meant
 * @param reason a stable code for programs and message files, such as {@code not-a-date}
 * @param detail the offending text and what was expected, in plain words
 */
public record Flaw(String file, long line, String field, String reason, String detail) {

    public Flaw {
        if (line < 0) {
            throw new IllegalArgumentException("a line number below 0: " + line);
        }
    }

    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + (field.isEmpty() ? "" : " [" + field + "]") + " " + reason + ": "
                + detail;
    }
}
