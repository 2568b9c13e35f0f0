package io.clientela.identify;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is to be imported.
 *
 * @param paths files and folders, at least one; they are read where they lie
 * @param source the name of the source, empty to take it from the first path's name
 * @param map the text of a map file that says what the columns of tables mean, empty to recognise or remember it
 * @param dryRun whether to read and count only
 * @param by who asks: {@code user:<name>}, or {@code terminal}
 */
public record ImportRequest(List<Path> paths, String source, Optional<String> map, boolean dryRun, String by) {

    public ImportRequest {
        paths = paths.stream().map(path -> path.toAbsolutePath().normalize()).toList();
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("an import of nothing");
        }
        source = source.strip();
        if (by.isBlank()) {
            throw new IllegalArgumentException("an import by nobody");
        }
    }

    /** An import of the given paths with everything else recognised. */
    public static ImportRequest of(String by, Path... paths) {
        return new ImportRequest(List.of(paths), "", Optional.empty(), false, by);
    }

    /** The same for the given source. */
    public ImportRequest source(String name) {
        return new ImportRequest(paths, name, map, dryRun, by);
    }

    /** The same with the given text of a map file. */
    public ImportRequest map(String text) {
        return new ImportRequest(paths, source, Optional.of(text), dryRun, by);
    }

    /** The name of the source: the given one, or the first path's own name without its ending. */
    public String sourceName() {
        if (!source.isEmpty()) {
            return source;
        }
        var last = paths.getFirst().getFileName();
        var name = last == null ? "files" : last.toString();
        var stem = name.replaceFirst("(?i)(\\.(csv|tsv|txt|xlsx|xml|p7m|zip|gz|tar|tgz))+$", "");
        return stem.isBlank() ? name : stem;
    }
}
