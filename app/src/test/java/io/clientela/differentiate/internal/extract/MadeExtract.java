package io.clientela.differentiate.internal.extract;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.clientela.differentiate.Extracts;
import io.clientela.differentiate.Extracts.Extract;
import io.clientela.kernel.value.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;

/** An extract that was asked for and made, and what it holds. */
public record MadeExtract(Extracts extracts, Extract extract) {

    /** Waits until what was asked for is made. */
    public static MadeExtract of(Extracts extracts, Outcome<Long> asked) throws InterruptedException {
        long id = ((Outcome.Known<Long>) asked).value();
        for (int i = 0; i < 600; i++) {
            var extract = extracts.find(id).orElseThrow();
            if (!extract.state().equals("asked")) {
                assertThat(extract.state()).isEqualTo("done");
                return new MadeExtract(extracts, extract);
            }
            Thread.sleep(100);
        }
        throw new AssertionError("extract " + id + " was not made");
    }

    /** Its files by their names. */
    public Map<String, byte[]> files() throws IOException {
        var files = new HashMap<String, byte[]>();
        try (var zip = new ZipInputStream(
                Files.newInputStream(extracts.take(extract.id(), "user:test").orElseThrow()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    /** The rows of one of its tables, none where there is no such file. */
    public static List<NamedCsvRecord> rows(Map<String, byte[]> files, String name) {
        var text = new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
        return CsvReader.builder().ofNamedCsvRecord(text).stream().toList();
    }
}
