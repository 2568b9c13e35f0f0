package io.clientela.identify.internal.input;

import io.clientela.kernel.value.Flaw;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads any file that Clientela knows: finds out by the content, not by the name, what it is, and hands it to the right
 * reader.
 */
public final class Reading {

    private final Limits limits;
    private final FileReader tables;

    /**
     * @param limits how far files are followed
     * @param tables reads text tables (.csv) and workbooks (.xlsx)
     */
    public Reading(Limits limits, FileReader tables) {
        this.limits = limits;
        this.tables = tables;
    }

    /**
     * Reads one file on disk.
     *
     * @param file the file; its name without folders is what every {@link Place} says
     * @throws IOException if the file cannot be read
     */
    public void read(Path file, Intake intake) throws IOException {
        try (var in = Files.newInputStream(file)) {
            read(file.getFileName().toString(), in, intake);
        }
    }

    /**
     * Reads one file from a stream, from its first byte to its end; the caller closes it.
     *
     * @param name the file's name
     * @throws IOException if the bytes themselves cannot be read
     */
    public void read(String name, InputStream in, Intake intake) throws IOException {
        var buffered = new BufferedInputStream(in, FileReader.HEAD);
        buffered.mark(FileReader.HEAD);
        var head = buffered.readNBytes(FileReader.HEAD);
        buffered.reset();
        if (tables.recognises(name, head)) {
            tables.read(name, buffered, intake);
            return;
        }
        var detail = "not a format that is read; at most " + limits.xmlBytes() + " bytes of XML are read";
        intake.refused(
                new Refusal(new Flaw(name, 0, "", "unknown-format", detail), List.of(), List.of(), Optional.empty()));
    }
}
