package io.clientela.identify.internal.posting;

import io.clientela.identify.ImportedFile;
import io.clientela.identify.internal.input.Attachment;
import io.clientela.identify.internal.input.Contact;
import io.clientela.identify.internal.input.Product;
import io.clientela.identify.internal.input.Refusal;
import io.clientela.identify.internal.input.Signature;
import io.clientela.kernel.value.Flaw;
import java.util.List;
import java.util.Optional;

/** One thing that a reader told of a file, on its way to the database. */
sealed interface Told {

    /** The file it was read in. */
    OpenFile file();

    /** The file is begun. */
    record Begun(OpenFile file) implements Told {}

    /** A document. */
    record Trade(OpenFile file, Fingerprinted document, Joining joining, List<Long> mends) implements Told {}

    /** What a document brings with it. */
    record Attached(OpenFile file, Key document, Attachment attachment) implements Told {}

    /** A contact outside any document. */
    record Party(OpenFile file, Contact contact, Optional<Identity> identity, List<Long> mends) implements Told {}

    /** A row of a product list. */
    record Goods(OpenFile file, Product product, List<Long> mends) implements Told {}

    /** A part that does not go in. */
    record Refused(OpenFile file, Refusal refusal) implements Told {}

    /** A remark on something that went in. */
    record Remarked(OpenFile file, Flaw flaw) implements Told {}

    /** A signature under the file or one inside it. */
    record Signed(OpenFile file, Signature signature) implements Told {}

    /** The file was read to its end. */
    record Ended(OpenFile file, ImportedFile.State state) implements Told {}

    /** What a document that is known already does to the one that stands, when it says something else. */
    enum Joining {
        /** It takes its place, as a new version. */
        REPLACES,
        /** Its lines are added to a new version (mended rows). */
        COMPLETES
    }
}
