package io.clientela.identify.internal.input.table;

import io.clientela.platform.CsvSheet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One row of cells, used again for each row of a file, so that reading a cell that is not needed costs no object. Cells
 * are trimmed of white space at both ends. Not for several threads.
 */
final class Row {

    private char[] chars = new char[512];
    private int used;
    private int[] starts = new int[32];
    private int[] ends = new int[32];
    private boolean[] plain = new boolean[32];
    private int count;
    private long line;
    private boolean undecodable;
    private boolean broken;

    /** Empties the row and sets its line from 1. */
    void begin(long startLine) {
        count = 0;
        used = 0;
        line = startLine;
        undecodable = false;
        broken = false;
    }

    /** Adds a cell as written in a text. */
    void add(char[] text, int offset, int length) {
        var start = used;
        take(text, offset, length);
        cell(start, used);
    }

    /** Takes off what keeps a spreadsheet from running a text of a download as a formula. */
    void unguard() {
        for (var i = 0; i < count; i++) {
            if (starts[i] < ends[i] && chars[starts[i]] == '\'') {
                var text = text(i);
                starts[i] += text.length() - CsvSheet.unguarded(text).length();
            }
        }
    }

    /** Takes the characters of a line, behind those that the row has. */
    void take(char[] text) {
        take(text, 0, text.length);
    }

    private void take(char[] text, int offset, int length) {
        reserve(used + length);
        for (var i = offset; i < offset + length; i++) {
            var c = text[i];
            chars[used++] = c;
            undecodable |= c == '\uFFFD';
        }
    }

    /** Takes the characters of a line, all of ASCII, behind those that the row has. */
    void take(byte[] text, int offset, int length) {
        reserve(used + length);
        for (var i = 0; i < length; i++) {
            chars[used + i] = (char) text[offset + i];
        }
        used += length;
    }

    /** Makes a cell of characters that were taken, without the white space around them. */
    void cell(int from, int to) {
        var start = from;
        var end = to;
        while (start < end && isSpace(chars[start])) {
            start++;
        }
        while (end > start && isSpace(chars[end - 1])) {
            end--;
        }
        if (count == ends.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
            plain = Arrays.copyOf(plain, count * 2);
        }
        starts[count] = start;
        ends[count] = end;
        plain[count++] = false;
    }

    /** How many characters were taken. */
    int length() {
        return used;
    }

    /**
     * Adds a cell.
     *
     * @param isPlain whether a number in it has a decimal point and a date its ISO form, whatever the file's style
     */
    void add(String text, boolean isPlain) {
        var cell = text.toCharArray();
        add(cell, 0, cell.length);
        plain[count - 1] = isPlain;
    }

    private void reserve(int length) {
        if (length > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(length, chars.length * 2));
        }
    }

    private static boolean isSpace(char c) {
        return c <= ' ' || c == '\u00A0' || c == '\uFEFF' || c == '\u202F';
    }

    /** The line from 1 where the row starts. */
    long line() {
        return line;
    }

    /** Makes the row a line that could not be told into cells: its text is the only cell. */
    void breakOff(String text) {
        add(text, false);
        broken = true;
    }

    /** Whether the row is a line that could not be told into cells. */
    boolean isBroken() {
        return broken;
    }

    /** The number of cells. */
    int count() {
        return count;
    }

    /** Whether a byte of the row was none of the file's encoding. */
    boolean undecodable() {
        return undecodable;
    }

    /** The characters of all cells and between them; valid until the next row. */
    char[] chars() {
        return chars;
    }

    /** Where a cell starts in {@link #chars}; a cell beyond the row is empty. */
    int start(int cell) {
        return cell < 0 || cell >= count ? 0 : starts[cell];
    }

    /** Where a cell ends in {@link #chars}. */
    int end(int cell) {
        return cell < 0 || cell >= count ? 0 : ends[cell];
    }

    /** Whether numbers and dates in the cell are written plainly, whatever the file's style. */
    boolean isPlain(int cell) {
        return cell >= 0 && cell < count && plain[cell];
    }

    /** Whether the cell is empty or not there. */
    boolean isBlank(int cell) {
        return cell < 0 || cell >= count || start(cell) == end(cell);
    }

    /** Whether every cell is empty. */
    boolean isBlank() {
        for (var i = 0; i < count; i++) {
            if (starts[i] < ends[i]) {
                return false;
            }
        }
        return true;
    }

    /** The text of a cell, empty where it is not there. */
    String text(int cell) {
        return isBlank(cell) ? "" : new String(chars, start(cell), end(cell) - start(cell));
    }

    /** For each cell whether it is {@link #isPlain}. */
    List<Boolean> plain() {
        var all = new ArrayList<Boolean>(count);
        for (var i = 0; i < count; i++) {
            all.add(plain[i]);
        }
        return all;
    }

    /** All cells as texts. */
    List<String> cells() {
        var cells = new ArrayList<String>(count);
        for (var i = 0; i < count; i++) {
            cells.add(text(i));
        }
        return cells;
    }
}
