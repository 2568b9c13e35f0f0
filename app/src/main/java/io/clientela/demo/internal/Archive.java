package io.clientela.demo.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A .zip file whose bytes depend on its content alone. */
final class Archive implements AutoCloseable {

    private final Path path;
    private final ZipOutputStream out;

    Archive(Path path) throws IOException {
        this(path, Files.newOutputStream(path));
    }

    private Archive(Path path, OutputStream file) {
        this.path = path;
        this.out = new ZipOutputStream(new java.io.BufferedOutputStream(file, 1 << 16));
        out.setLevel(5);
    }

    /** Adds a file. */
    void add(String name, byte[] content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(House.STAMP);
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }

    /** The archive's own file name. */
    String name() {
        return String.valueOf(path.getFileName());
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
