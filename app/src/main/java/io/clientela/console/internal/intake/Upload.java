package io.clientela.console.internal.intake;

import io.clientela.identify.ImportRequest;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Files that a person dropped and that wait for his word, kept in his session: only he can import them, and no address
 * names a path.
 *
 * @param source the name of the source of all files that have none of their own, never blank
 * @param files in the order dropped, those of an opened archive in its place
 */
record Upload(String source, List<Waiting> files) implements Serializable {

    Upload {
        files = List.copyOf(files);
    }

    /** The same with another source for all; with its own where the name is blank. */
    Upload named(String name) {
        return name.isBlank() ? this : new Upload(name.strip(), files);
    }

    /** The same with a source of its own for one file; with that of all where the name is blank. */
    Upload named(int file, String name) {
        return with(file, List.of(files.get(file).from(name)));
    }

    /** The same with one table understood as the given map file says. */
    Upload corrected(int file, String map) {
        return with(file, List.of(files.get(file).read(map)));
    }

    /** The same with the files of an archive in its place. */
    Upload opened(int archive, List<Path> inside) {
        String own = files.get(archive).source();
        return with(archive, inside.stream().map(path -> new Waiting(path, own)).toList());
    }

    private Upload with(int file, List<Waiting> instead) {
        List<Waiting> all = new ArrayList<>(files);
        all.remove(file);
        all.addAll(file, instead);
        return new Upload(source, all);
    }

    /** Where one of the files lies. */
    Path path(int file) {
        return Path.of(files.get(file).path());
    }

    /** What one of the files would be imported as. */
    ImportRequest one(int file, String by) {
        return files.get(file).request(source, by);
    }

    /** What to import: the files of each source without corrections together, then each corrected table with its map. */
    List<ImportRequest> requests(String by) {
        Map<String, List<Path>> plain = new LinkedHashMap<>();
        for (Waiting file : files) {
            if (!file.isCorrected()) {
                plain.computeIfAbsent(file.source(source), from -> new ArrayList<>())
                        .add(Path.of(file.path()));
            }
        }
        List<ImportRequest> requests = new ArrayList<>();
        plain.forEach((from, paths) -> requests.add(new ImportRequest(paths, from, Optional.empty(), false, by)));
        files.stream().filter(Waiting::isCorrected).forEach(file -> requests.add(file.request(source, by)));
        return requests;
    }
}
