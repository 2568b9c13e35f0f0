package io.clientela.console.internal.intake;

import io.clientela.identify.ImportRequest;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** The file of this number; empty where it is gone, as an archive that was opened. */
    Optional<Waiting> file(int id) {
        return files.stream().filter(file -> file.id() == id).findFirst();
    }

    /** The same with one file, which it holds, otherwise. */
    Upload with(Waiting changed) {
        return with(changed.id(), List.of(changed));
    }

    /** The same with the files of an archive, which it holds, in its place. */
    Upload opened(Waiting archive, List<Path> inside) {
        int id = files.stream().mapToInt(Waiting::id).max().orElse(0);
        List<Waiting> opened = new ArrayList<>();
        for (Path path : inside) {
            opened.add(new Waiting(++id, path, archive.source()));
        }
        return with(archive.id(), opened);
    }

    private Upload with(int id, List<Waiting> instead) {
        return new Upload(
                source,
                files.stream()
                        .flatMap(file -> file.id() == id ? instead.stream() : Stream.of(file))
                        .toList());
    }

    /** What one of the files would be imported as. */
    ImportRequest request(Waiting file, String by) {
        return file.request(source, by);
    }

    /** What to import: the files of each source without corrections together, then each corrected table with its map. */
    List<ImportRequest> requests(String by) {
        Map<String, List<Path>> plain = new LinkedHashMap<>();
        for (Waiting file : files) {
            if (!file.isCorrected()) {
                plain.computeIfAbsent(file.source(source), from -> new ArrayList<>())
                        .add(file.file());
            }
        }
        List<ImportRequest> requests = new ArrayList<>();
        plain.forEach((from, paths) -> requests.add(new ImportRequest(paths, from, Optional.empty(), false, by)));
        files.stream().filter(Waiting::isCorrected).forEach(file -> requests.add(request(file, by)));
        return requests;
    }
}
