package io.clientela.platform;

import java.util.List;
import java.util.regex.Pattern;

/** Texts in CSV files that people open in a spreadsheet. */
public final class CsvCell {

    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r]");

    /** Numbers and telephone numbers begin like formulas and are none. */
    private static final Pattern SIGNED = Pattern.compile("[+-][0-9 ().,/Ee+-]*");

    private CsvCell() {}

    /**
     * A text that no spreadsheet runs as a formula: one that it would take for one gets an apostrophe, which it does not
     * show.
     */
    public static String harmless(String text) {
        return FORMULA.matcher(text).lookingAt() && !SIGNED.matcher(text).matches() ? "'" + text : text;
    }

    /** All texts of a row. */
    public static List<String> harmless(List<String> row) {
        return row.stream().map(CsvCell::harmless).toList();
    }
}
