package io.clientela.identify;

import io.clientela.platform.JobOrder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The way of the firm's files into the ledger: what would go in, what went in, and what did not and why.
 *
 * <p>The same file again changes nothing. A document that says something else than before becomes a new version, and
 * both are kept. What a file holds is what went in, plus what was there already, plus what was refused, to the cent.
 */
public interface Imports {

    /**
     * Keeps an uploaded file under the data folder, where an import finds it.
     *
     * @param name the file's name as the person has it; only its last part is used
     * @param content read to its end, not closed
     * @return where it lies now
     */
    Path keep(String name, InputStream content) throws IOException;

    /**
     * Keeps each file of an archive as {@link #keep} does, also those of archives in it; the archive stays.
     *
     * @param archive a zip, gzip or tar archive
     * @return where the files lie now, in the order of the archive, under their own names
     * @throws IOException if it cannot be read or the files not be kept
     * @throws ArchiveRefusedException if a part of the archive is refused: it cannot be opened without loss; nothing is kept
     */
    List<Path> unpack(Path archive) throws IOException;

    /**
     * Asks for an import in the background.
     *
     * @return the id of the job; {@link #ofJob} finds the import once it started
     * @throws IllegalArgumentException if a path of the request does not exist
     */
    long submit(ImportRequest request);

    /** The import as a job, for those who run it themselves ({@link io.clientela.platform.Jobs#runHere}). */
    JobOrder order(ImportRequest request);

    /**
     * Imports here and now, in the calling thread. A dry run reads everything, counts and says what is wrong, and leaves
     * nothing behind.
     *
     * @throws java.util.concurrent.CancellationException if the watcher says so; what went in until then stays in, and
     *     the same import again goes on from there
     */
    ImportReport run(ImportRequest request, ImportWatcher watcher);

    /** What the request's files are and how they would be read, from the head of each; nothing goes in. */
    ImportPreview preview(ImportRequest request);

    /**
     * Whether the first files of two requests, which are the same files, are tables that both read alike: the same kind of
     * rows, meanings of columns, values for all rows, decimal sign and order of dates. Other files are read alike by any.
     */
    boolean readsAlike(ImportRequest one, ImportRequest other);

    /**
     * The source that these files seem to come from: that of the refused rows that they hold, mended; that from which one of
     * them came before as it is; that for which tables with their columns were last corrected; empty where there is none.
     */
    Optional<String> sourceLike(List<Path> paths);

    /**
     * The text of a map file with corrections of a person.
     *
     * @param map the text of a map file, as a preview gives it
     * @param meanings column index from 0 to the code of its meaning
     * @param constants code of a meaning to the value that holds for all rows, blank to take it away
     * @throws IllegalArgumentException if the text or a code is not understood; the message is for the person
     */
    String corrected(String map, Map<Integer, String> meanings, Map<String, String> constants);

    /**
     * The text of a map file of a table that is read otherwise than was recognised. Columns keep what they mean where rows
     * of the kind can have it; the others are recognised anew.
     *
     * @param map the text of a map file, as a preview gives it
     * @param said what is said otherwise: {@code kind} ({@code sales}, {@code contacts}, {@code products}), {@code dates}
     *     ({@code day-month-year}, {@code month-day-year}, {@code year-month-day}), {@code decimal} ({@code .} or {@code ,}),
     *     {@code sheet} from 0; what is absent or the same stays
     * @throws IllegalArgumentException if the text or what is said is not understood; the message is for the person
     */
    String readAs(String map, Map<String, String> said);

    /**
     * The imports, the latest first.
     *
     * @param before only imports with a smaller id; {@link Long#MAX_VALUE} for the first page
     * @param limit at most so many, from 1 to 500
     */
    List<ImportSummary> list(long before, int limit);

    /** One import with its control totals. */
    Optional<ImportReport> one(long importId);

    /** The import that a job runs or ran. */
    Optional<ImportReport> ofJob(long jobId);

    /** The files of an import by id: those after the given one, at most so many. */
    List<ImportedFile> files(long importId, int after, int limit);

    /** The signatures under the files of an import, those that do not hold first, at most so many. */
    List<FileSignature> signatures(long importId, int limit);

    /** Flaws in the order of their ids: those after the given one that the filter lets through, at most so many. */
    List<RecordedFlaw> flaws(FlawFilter filter, long after, int limit);

    /** How many flaws the filter lets through, by reason, the most frequent first. */
    List<FlawCount> flawCounts(FlawFilter filter);

    /**
     * Writes the refused rows that the filter lets through, to be mended and imported again: one CSV per source file and
     * shape of columns, with the row's own columns followed by {@code flaw_id, flaw_reason, flaw_detail, flaw_file,
     * flaw_line}; a zip where there are several.
     *
     * @param separator stands between the cells: what the person's spreadsheet expects
     * @param sink told the name of the download before anything is written
     * @return how many flaws were written; 0 writes an empty CSV
     */
    long download(FlawFilter filter, char separator, DownloadSink sink) throws IOException;

    /**
     * Settles an open flaw as not to be mended.
     *
     * @param why the reason, never blank
     * @param by who says so
     * @return whether the flaw was open
     */
    boolean dismiss(long flawId, String why, String by);

    /** Where a download goes. */
    @FunctionalInterface
    interface DownloadSink {

        /**
         * Opens the target.
         *
         * @param fileName the name to show, ending in {@code .csv} or {@code .zip}
         * @param mediaType such as {@code text/csv;charset=UTF-8}
         */
        OutputStream open(String fileName, String mediaType) throws IOException;
    }
}
