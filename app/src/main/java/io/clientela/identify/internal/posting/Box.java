package io.clientela.identify.internal.posting;

import io.clientela.identify.Imports;
import io.clientela.identify.internal.input.FileReader;
import io.clientela.identify.internal.input.Intake;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Takes the files of an archive as they are, and keeps each. */
final class Box implements FileReader {

    private final Imports imports;
    private final List<Path> kept = new ArrayList<>();

    Box(Imports imports) {
        this.imports = imports;
    }

    /** Where the files lie now. */
    List<Path> kept() {
        return List.copyOf(kept);
    }

    /** Takes away again what was kept. */
    void forget() throws IOException {
        for (var file : kept) {
            Files.deleteIfExists(file);
            var box = file.getParent();
            if (box != null) {
                Files.deleteIfExists(box);
            }
        }
        kept.clear();
    }

    @Override
    public boolean recognises(String name, byte[] head) {
        return true;
    }

    @Override
    public void read(String name, InputStream in, Intake intake) throws IOException {
        kept.add(imports.keep(name, in));
    }
}
