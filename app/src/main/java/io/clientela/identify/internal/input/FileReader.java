package io.clientela.identify.internal.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files of one family of formats and tells an {@link Intake} what is in them. */
public interface FileReader {

    /** How many bytes of a file {@link #recognises} gets to see at most. */
    int HEAD = 8192;

    /**
     * Whether this reader takes a file of this name that starts so. The content decides; the name only settles a doubt.
     *
     * @param name the file's name, with the path inside an archive behind {@code !/}
     * @param head the first bytes of the file, all of it where it is shorter than {@value #HEAD} bytes. A zip archive is
     *     offered only when it holds a workbook ({@code xl/workbook.xml})
     */
    boolean recognises(String name, byte[] head);

    /**
     * Reads the whole file. What is wrong with the content goes to {@link Intake#refused}, never into an exception.
     *
     * @param name the file's name, used in every {@link Place}
     * @param in the content from its first byte; the caller closes it
     * @param intake takes what is read
     * @throws IOException if the bytes themselves cannot be read
     */
    void read(String name, InputStream in, Intake intake) throws IOException;

    /**
     * Reads a whole file that lies on disk; the same as the other, for readers that gain from a file.
     *
     * @param file where it lies
     * @throws IOException if it cannot be read
     */
    default void read(String name, Path file, Intake intake) throws IOException {
        try (var in = Files.newInputStream(file)) {
            read(name, in, intake);
        }
    }
}
