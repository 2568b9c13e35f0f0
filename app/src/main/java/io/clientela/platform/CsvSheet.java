package io.clientela.platform;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A table as CSV that people open in a spreadsheet. No text in it is run as a formula: one that a spreadsheet would take for
 * one gets an apostrophe, which it does not show. What it is written to stays open.
 */
public final class CsvSheet {

    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r]");

    /** Numbers and telephone numbers begin like formulas and are none. */
    private static final Pattern SIGNED = Pattern.compile("[+-][0-9 ().,/Ee+-]*");

    /** What stands between cells where nobody asks for another. */
    public static final char COMMA = ',';

    private final CsvWriter csv;

    private CsvSheet(CsvWriter csv) {
        this.csv = csv;
    }

    /** One in UTF-8. */
    public static CsvSheet to(OutputStream out) {
        return new CsvSheet(CsvWriter.builder().build(out, StandardCharsets.UTF_8));
    }

    /** One as text. */
    public static CsvSheet to(Writer out) {
        return to(out, COMMA);
    }

    /** One as text with another separator than the comma, for spreadsheets that expect it. */
    public static CsvSheet to(Writer out, char separator) {
        return new CsvSheet(CsvWriter.builder().fieldSeparator(separator).build(out));
    }

    /** A row; null for a cell that is empty. */
    public void row(List<? extends @Nullable String> cells) {
        csv.writeRecord(cells.stream().map(CsvSheet::harmless).toArray(String[]::new));
    }

    private static @Nullable String harmless(@Nullable String text) {
        return text != null && isFormula(text) ? "'" + text : text;
    }

    /** The text of a cell as it was before it was written so: without the apostrophe, where it has one of ours. */
    public static String unguarded(String cell) {
        return cell.startsWith("'") && isFormula(cell.substring(1)) ? cell.substring(1) : cell;
    }

    private static boolean isFormula(String text) {
        return FORMULA.matcher(text).lookingAt() && !SIGNED.matcher(text).matches();
    }

    /** All rows reach what they are written to. */
    public void flush() {
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The CSV file could not be written", e);
        }
    }
}
