package io.clientela.identify;

import io.clientela.kernel.value.Flaw;
import io.clientela.kernel.value.Money;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What would be imported, from the head of each file.
 *
 * @param source the name of the source it would count for
 * @param files how many files there are
 * @param bytes their size
 * @param heads what the first files are, at most {@link #MOST}
 */
public record ImportPreview(String source, long files, long bytes, List<FileHead> heads) {

    /** So many files are looked into before they go in. */
    public static final int MOST = 20;

    /**
     * The head of one file.
     *
     * @param name its name
     * @param bytes its size
     * @param format what it is read as: {@link #TABLE}, also where it is alone in an archive; {@code invoices}; {@code
     *     archive} for several files of which at least one is a table; {@code unknown} where it cannot be read
     * @param known whether it was read before, so that importing it changes nothing
     * @param elsewhere another source from which the same file came before: from this one its documents count once more
     * @param signers whose signatures under its first files hold, at most 10
     * @param documents its first documents in words, at most 10
     * @param contacts its first contacts in words, at most 10
     * @param flaws what is refused in its head, at most 20
     * @param remarks what is doubtful in its head and goes in all the same, at most 20
     * @param tables how each table is understood, at most {@link #MOST} of an archive
     */
    public record FileHead(
            String name,
            long bytes,
            String format,
            boolean known,
            Optional<String> elsewhere,
            List<String> signers,
            List<DocumentHead> documents,
            List<String> contacts,
            List<Flaw> flaws,
            List<Flaw> remarks,
            List<TableHead> tables) {

        /** The format of a file that is one table. */
        public static final String TABLE = "table";

        /** The table that the file is; empty for another file, also for an archive that holds several. */
        public Optional<TableHead> table() {
            return format.equals(TABLE) ? tables.stream().findFirst() : Optional.empty();
        }
    }

    /**
     * A document of a preview.
     *
     * @param kind such as {@code invoice}
     * @param number its number
     * @param date its day, ISO 8601
     * @param buyer the buyer's name or code, empty where none is stated
     * @param lines how many lines
     * @param net their sum
     */
    public record DocumentHead(String kind, String number, String date, String buyer, int lines, Money net) {}

    /**
     * How a table is understood.
     *
     * @param name its place: the file's name, in an archive with the names of what it lies in before it
     * @param kind what its rows are: sales, contacts or products, by that word
     * @param format encoding, separator, decimal sign and order of dates by name
     * @param sheets the names of the workbook's sheets; empty for text
     * @param sheet which of them is read, from 0
     * @param columns every column
     * @param constants code of a meaning to the value that holds for all rows
     * @param missing codes of meanings of which at least one is needed, one list per need; empty where it can be read
     * @param rows the first rows, cell by cell
     * @param map the same as the text of a map file, for {@link Imports#corrected} and {@link ImportRequest#map}
     * @param remembered whether it was remembered from an earlier import of this source
     * @param meanings codes of the meanings that a column of this kind of table can have
     */
    public record TableHead(
            String name,
            String kind,
            Map<String, String> format,
            List<String> sheets,
            int sheet,
            List<ColumnHead> columns,
            Map<String, String> constants,
            List<List<String>> missing,
            List<List<String>> rows,
            String map,
            boolean remembered,
            List<String> meanings) {}

    /**
     * One column.
     *
     * @param index from 0
     * @param header its name, empty where the table has none
     * @param meaning the code of what it means, {@code ignore} where it is left aside
     * @param confidence from 0 (a guess) to 1 (certain)
     * @param reason why it is believed so: a stable code such as {@code name-and-content}
     * @param detail the evidence in plain words
     */
    public record ColumnHead(
            int index, String header, String meaning, double confidence, String reason, String detail) {}
}
