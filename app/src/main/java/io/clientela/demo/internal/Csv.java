package io.clientela.demo.internal;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A .csv file being written. */
final class Csv implements AutoCloseable {

    private final CsvWriter writer;

    Csv(Path path, Charset charset, char separator, String... header) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        writer = CsvWriter.builder()
                .fieldSeparator(separator)
                .lineDelimiter(LineDelimiter.CRLF)
                .build(path, charset);
        add(header);
    }

    /** Adds a row. */
    void add(String... cells) {
        writer.writeRecord(Arrays.asList(cells));
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
