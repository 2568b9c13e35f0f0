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
 * @param paths where the files lie, as texts, in the order dropped
 * @param source the name of the source, never blank
 * @param maps path to the text of a map file as the person corrected it, for tables
 */
record Upload(List<String> paths, String source, Map<String, String> maps) implements Serializable {

    Upload {
        paths = List.copyOf(paths);
        maps = Map.copyOf(maps);
    }

    /** The same for another source; for its own where the name is blank. */
    Upload named(String name) {
        return name.isBlank() ? this : new Upload(paths, name.strip(), maps);
    }

    /** The same with one table understood as the given map file says. */
    Upload corrected(int file, String map) {
        Map<String, String> all = new LinkedHashMap<>(maps);
        all.put(paths.get(file), map);
        return new Upload(paths, source, all);
    }

    /** What one of the files would be imported as. */
    ImportRequest one(int file, String by) {
        String path = paths.get(file);
        return new ImportRequest(List.of(Path.of(path)), source, Optional.ofNullable(maps.get(path)), false, by);
    }

    /** What to import: the files without corrections together, then each corrected table with its map. */
    List<ImportRequest> requests(String by) {
        List<ImportRequest> requests = new ArrayList<>();
        List<Path> plain = paths.stream()
                .filter(path -> !maps.containsKey(path))
                .map(Path::of)
                .toList();
        if (!plain.isEmpty()) {
            requests.add(new ImportRequest(plain, source, Optional.empty(), false, by));
        }
        for (int i = 0; i < paths.size(); i++) {
            if (maps.containsKey(paths.get(i))) {
                requests.add(one(i, by));
            }
        }
        return requests;
    }
}
