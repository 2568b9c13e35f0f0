package io.clientela.identify;

import java.time.Instant;
import java.util.List;

/**
 * One file of an import. Inner files of an archive belong to their archive: their flaws say the path inside it.
 *
 * @param fileId its id
 * @param name its name, with the path below the imported folder
 * @param sha256 the fingerprint of its bytes, 64 hexadecimal figures
 * @param bytes its size
 * @param format what it was read as: {@code fatturapa}, {@code ubl}, {@code cii}, {@code table}, {@code zip} and so on
 * @param legalBasis on what basis its data may be used
 * @param receivedAt when it came in
 * @param state what became of it
 * @param signers who signed it or the files inside it, each once; only signatures that hold count
 * @param totals one control total per currency
 * @param openFlaws refused parts that nobody settled yet
 */
public record ImportedFile(
        int fileId,
        String name,
        String sha256,
        long bytes,
        String format,
        String legalBasis,
        Instant receivedAt,
        State state,
        List<String> signers,
        List<ControlTotal> totals,
        long openFlaws) {

    /** What became of a file. */
    public enum State {
        READING,
        READ,
        KNOWN,
        REFUSED
    }

    public ImportedFile {
        signers = List.copyOf(signers);
        totals = List.copyOf(totals);
    }

    /** The same file with the given control totals. */
    public ImportedFile totals(List<ControlTotal> counted) {
        return new ImportedFile(
                fileId, name, sha256, bytes, format, legalBasis, receivedAt, state, signers, counted, openFlaws);
    }
}
