package io.clientela.identify.internal.input;

/**
 * How far a reader follows a file before it refuses it: the walls against files made to exhaust the machine.
 *
 * @param archiveEntries the most entries of one archive, at least 1
 * @param archiveDepth how many wrappings (archive, signature, compression) may lie inside each other, at least 1
 * @param unpackedBytes the most bytes that one outermost file may unpack to in all, at least 1
 * @param ratio the most unpacked bytes for each packed byte, counted once more than 16 MiB are unpacked, at least 2
 * @param signedBytes the largest signed file (.p7m) in bytes, held in memory, at least 1
 * @param xmlBytes the largest XML file in bytes, held in memory, at least 1
 * @param xmlDepth how deep XML elements may nest, at least 1
 * @param xmlElements the most elements of one XML file, at least 1
 */
public record Limits(
        int archiveEntries,
        int archiveDepth,
        long unpackedBytes,
        int ratio,
        int signedBytes,
        int xmlBytes,
        int xmlDepth,
        int xmlElements) {

    /** What an ordinary machine carries and no honest file of a firm exceeds. */
    public static final Limits USUAL = new Limits(500_000, 5, 16L << 30, 250, 128 << 20, 128 << 20, 64, 2_000_000);

    public Limits {
        if (archiveEntries < 1
                || archiveDepth < 1
                || unpackedBytes < 1
                || ratio < 2
                || signedBytes < 1
                || xmlBytes < 1
                || xmlDepth < 1
                || xmlElements < 1) {
            throw new IllegalArgumentException("a limit below what lets anything through");
        }
    }
}
