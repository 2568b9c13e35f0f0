package io.clientela.identify.internal.input;

import io.clientela.kernel.value.Flaw;
import java.util.List;

/**
 * Takes what a reader reads, in the order of the file. Called from one thread. A method may throw {@link
 * java.util.concurrent.CancellationException} when the import is cancelled; a reader lets it pass and closes its file.
 */
public interface Intake {

    /** A document, whole. */
    void document(Document document);

    /**
     * Says that the next document, contact or product mends refused lines: its lines are added to what is already known
     * under the same key.
     *
     * @param flawIds the ids that the download of flaws gave the refused lines
     */
    void mending(List<Long> flawIds);

    /**
     * Lines that belong to a document which went in before without them: rows of a list of flaws, mended and imported
     * again. They are added to the document of this number and date, whose other lines stay; each line's place is where
     * it was first refused. Where no such document exists it is a document like any other.
     */
    default void completion(Document part) {
        document(part);
    }

    /** A contact outside any document. */
    void contact(Contact contact);

    /** A row of a product list. */
    void product(Product product);

    /** A part of the input that does not go in. */
    void refused(Refusal refusal);

    /** What the document that was told last brings with it. */
    void attached(Attachment attachment);

    /** A remark on something that went in all the same (an attachment left aside, a total that does not add up). */
    void remark(Flaw remark);

    /** A signature under the file that is being read or one inside it, once it was checked; also one that does not hold. */
    void signed(Signature signature);

    /** How far the reader is in the file: bytes read of the file as it lies on disk. */
    void progress(long bytesRead);
}
