package io.clientela.differentiate.internal.extract;

import io.clientela.differentiate.Extracts.Request;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Packs data sets and their dictionary into one zip: entries in order, all of one fixed time. */
final class Packing {

    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final JsonMapper json =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** A packed file. */
    record Packed(String sha256, long bytes) {}

    /** Packs the files of a folder with their dictionary. */
    Packed pack(Request request, List<DataDictionary.Written> sets, Path from, Path target) throws IOException {
        var half = target.resolveSibling(target.getFileName() + ".half");
        var dictionary = new DataDictionary();
        try (var zip = new ZipOutputStream(Files.newOutputStream(half))) {
            add(zip, "dictionary.json", out -> out.write(json.writeValueAsBytes(dictionary.whole(request, sets))));
            add(
                    zip,
                    "dictionary.md",
                    out -> out.write(dictionary.text(request, sets).getBytes(StandardCharsets.UTF_8)));
            for (var set : sets) {
                add(zip, set.file(), out -> Files.copy(from.resolve(set.file()), out));
            }
        }
        Files.move(half, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        return new Packed(sha256(target), Files.size(target));
    }

    @FunctionalInterface
    private interface Content {
        void to(OutputStream out) throws IOException;
    }

    private static void add(ZipOutputStream zip, String name, Content content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        content.to(zip);
        zip.closeEntry();
    }

    /** The SHA-256 of a file, in hexadecimal. */
    static String sha256(Path file) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Deletes a folder with what is in it. */
    static void delete(Path folder) {
        try (var inside = Files.walk(folder)) {
            for (var path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + folder, e);
        }
    }
}
