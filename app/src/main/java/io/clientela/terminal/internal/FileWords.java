package io.clientela.terminal.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Says of files that cannot be read or written what is wrong and what to do. */
public final class FileWords {

    private FileWords() {}

    /** What is wrong with a file on which an operation failed. */
    public static String of(FileSystemException trouble) {
        String file = String.valueOf(trouble.getFile());
        return switch (trouble) {
            case NoSuchFileException missing -> "There is no file or folder " + file + ". Check the path.";
            case AccessDeniedException denied ->
                "This user may not read or write " + file
                        + ". Give him the right (chmod, chown), or name another place.";
            case FileAlreadyExistsException taken ->
                file + " is a file, and a folder is needed there. Name another place.";
            default ->
                file + ": " + (trouble.getReason() == null ? trouble.getClass().getSimpleName() : trouble.getReason());
        };
    }

    /**
     * Checks, before any work is done, that a file can be read.
     *
     * @throws IllegalArgumentException if it cannot, with a message for the person
     */
    public static void checkInput(Path file) {
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(file + " is a folder. Name a file in it.");
        }
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("There is no file " + file + ". Check the path.");
        }
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException(of(new AccessDeniedException(file.toString())));
        }
    }

    /**
     * Checks, before any work is done, that a file can be written; where there is none, one is made and taken away.
     *
     * @throws IllegalArgumentException if it cannot, with a message for the person
     */
    public static void checkOutput(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(file + " is a folder. Name the file to be written in it.");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    "There is no folder " + folder + " to write " + file + " in. Make it first.");
        }
        try {
            if (Files.exists(file)) {
                if (!Files.isWritable(file)) {
                    throw new AccessDeniedException(file.toString());
                }
            } else {
                Files.delete(Files.createFile(file));
            }
        } catch (FileSystemException e) {
            throw new IllegalArgumentException(of(e), e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
