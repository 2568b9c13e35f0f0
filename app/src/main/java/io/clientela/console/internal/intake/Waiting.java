package io.clientela.console.internal.intake;

import io.clientela.identify.ImportRequest;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A file that a person dropped and that waits for his word.
 *
 * @param id its number among the files that were dropped with it, which it keeps when an archive before it is opened
 * @param path where it lies, as text
 * @param source the name of its own source, empty where it comes from that of all files
 * @param map the text of a map file as the person corrected it, for a table; else empty
 */
public record Waiting(int id, String path, String source, String map) implements Serializable {

    Waiting(int id, Path path, String source) {
        this(id, path.toString(), source, "");
    }

    boolean isCorrected() {
        return !map.isEmpty();
    }

    /** The same from another source; from that of all files where the name is blank. */
    Waiting from(String other) {
        return new Waiting(id, path, other.strip(), map);
    }

    /** The same table understood as the given map file says. */
    Waiting read(String corrected) {
        return new Waiting(id, path, source, corrected);
    }

    /** The name of the source that it comes from, beside files from the given one. */
    String source(String ofAll) {
        return source.isEmpty() ? ofAll : source;
    }

    /** Where it lies. */
    Path file() {
        return Path.of(path);
    }

    /** What it would be imported as, beside files from the given source. */
    ImportRequest request(String ofAll, String by) {
        Optional<String> text = isCorrected() ? Optional.of(map) : Optional.empty();
        return new ImportRequest(List.of(file()), source(ofAll), text, false, by);
    }
}
