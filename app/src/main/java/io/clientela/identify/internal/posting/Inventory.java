package io.clientela.identify.internal.posting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The files that an import reads: those named, and those in named folders and below in the order of their names. Hidden
 * files and folders, and links to folders, are left out.
 *
 * @param files the files
 * @param bytes their size
 */
record Inventory(List<Entry> files, long bytes) {

    /**
     * A file.
     *
     * @param path where it lies
     * @param name what it is called: its path below the named folder, with {@code /} between
     * @param bytes its size
     */
    record Entry(Path path, String name, long bytes) {}

    /**
     * Looks for the files.
     *
     * @throws IllegalArgumentException if a named path does not exist, a folder cannot be looked into, or there is no file
     *     at all; the message is for the person
     */
    static Inventory of(List<Path> paths) {
        var files = new ArrayList<Entry>();
        for (var path : paths) {
            if (Files.isDirectory(path)) {
                var below = new ArrayList<Entry>();
                walk(path, below);
                below.sort(Comparator.comparing(Entry::name));
                files.addAll(below);
            } else if (Files.isRegularFile(path)) {
                files.add(new Entry(path, String.valueOf(path.getFileName()), size(path)));
            } else {
                throw new IllegalArgumentException("There is no file or folder " + path + ". Check the path.");
            }
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException("There is no file to read in " + words(paths)
                    + ". Name a folder that holds some; hidden files and folders are left out.");
        }
        return new Inventory(files, files.stream().mapToLong(Entry::bytes).sum());
    }

    private static String words(List<Path> paths) {
        return String.join(", ", paths.stream().map(Path::toString).toList());
    }

    private static void walk(Path folder, List<Entry> into) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
                    return hidden(inner) && !inner.equals(folder)
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (!hidden(file) && Files.isRegularFile(file)) {
                        var name = folder.relativize(file).toString().replace('\\', '/');
                        into.add(new Entry(file, name, attributes.isSymbolicLink() ? size(file) : attributes.size()));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The folder " + folder + " cannot be read: " + e.getMessage() + ". Check the rights on it.", e);
        }
    }

    private static boolean hidden(Path path) {
        return String.valueOf(path.getFileName()).startsWith(".");
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + file, e);
        }
    }
}
