package io.clientela.identify.internal.posting;

import io.clientela.identify.ImportedFile;
import io.clientela.identify.Sources.Source;
import java.util.HashSet;
import java.util.Set;

/**
 * One file while it is imported. The reading thread makes it and says its end; everything else belongs to the posting
 * thread.
 */
final class OpenFile {

    /** What is known of a file before it is read; the fingerprint in 64 hexadecimal figures, on what basis its data may be used. */
    record Cover(
            int fileId,
            long importId,
            Source source,
            String name,
            String sha256,
            long bytes,
            String format,
            String mapping,
            String legalBasis) {}

    final Cover cover;

    /** Whether an import that was cut short has read a part of it. */
    final boolean resumed;

    final Tally tally = new Tally();

    /** Documents of the import that was cut short which were met again. */
    final Set<Key> claimed = new HashSet<>();

    /** How many documents were made of it. */
    long documents;

    /** The currency of all of them; empty where there is none yet. */
    String currency = "";

    /** Whether all that it brought in are new documents in one currency. */
    boolean simple;

    ImportedFile.State state = ImportedFile.State.READING;

    /** Whether the flaws and signatures of the import that was cut short are gone. */
    boolean flawsDropped;

    /** Whether the table of files has it. */
    boolean written;

    OpenFile(Cover cover, boolean resumed) {
        this.cover = cover;
        this.resumed = resumed;
        this.written = resumed;
        this.simple = !resumed;
    }

    /** A document was made of it. */
    void made(String ofCurrency) {
        simple &= documents == 0 || currency.equals(ofCurrency);
        currency = ofCurrency;
        documents++;
    }

    int id() {
        return cover.fileId();
    }

    int sourceId() {
        return cover.source().sourceId();
    }
}
