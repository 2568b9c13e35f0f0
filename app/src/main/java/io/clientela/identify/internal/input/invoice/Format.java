package io.clientela.identify.internal.input.invoice;

/** One family of electronic documents. */
interface Format {

    /** Whether a file with this root is of this family. */
    boolean takes(Element root);

    /** Reads all documents of the file; a document that cannot go in is refused alone. */
    void read(Element root, Report report);
}
