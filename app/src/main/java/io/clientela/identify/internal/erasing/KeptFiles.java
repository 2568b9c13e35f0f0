package io.clientela.identify.internal.erasing;

import io.clientela.identify.internal.input.archive.GzipReader;
import io.clientela.identify.internal.input.archive.ZipReader;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files in the data folder that speak of a person. A file that was imported is known by its fingerprint, whatever form it
 * has; another one is read, with what is inside of archives and tables, and looked through for his words.
 *
 * <p>Such a file goes as a whole: what it said of others is in the database, and the firm has the original.
 */
final class KeptFiles {

    private static final Logger LOG = LoggerFactory.getLogger(KeptFiles.class);
    private static final List<Charset> CHARSETS =
            List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16LE);
    private static final int DEEPEST = 3;
    private static final int LARGEST = 64 << 20;

    private final Set<String> hashes;
    private final List<String> words;

    /**
     * What is looked for.
     *
     * @param hashes SHA-256 of files that speak of him, in hexadecimal
     * @param words his words
     */
    KeptFiles(Set<String> hashes, List<String> words) {
        this.hashes = Set.copyOf(hashes);
        this.words = words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    }

    /** Deletes all files below a folder that speak of him. @return how many */
    long delete(Path folder) {
        long gone = 0;
        for (Path file : files(folder)) {
            if (speaksOfHim(file)) {
                try {
                    Files.deleteIfExists(file);
                    gone++;
                } catch (IOException e) {
                    throw new UncheckedIOException("Cannot delete " + file, e);
                }
            }
        }
        return gone;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> inside = Files.walk(folder)) {
            return inside.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + folder, e);
        }
    }

    private boolean speaksOfHim(Path file) {
        try {
            if (!hashes.isEmpty() && hashes.contains(sha256(file))) {
                return true;
            }
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                return found(String.valueOf(file.getFileName()), in, 0);
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be looked through: {}", file, e.getMessage());
            return false;
        }
    }

    private boolean found(String name, InputStream in, int depth) throws IOException {
        if (holds(name)) {
            return true;
        }
        in.mark(4);
        byte[] head = in.readNBytes(4);
        in.reset();
        if (depth < DEEPEST && ZipReader.recognises(head)) {
            return foundInZip(new ZipInputStream(in), depth);
        }
        if (depth < DEEPEST && GzipReader.recognises(head)) {
            return found("", new BufferedInputStream(new GZIPInputStream(in)), depth + 1);
        }
        return foundInBytes(in);
    }

    private boolean foundInZip(ZipInputStream zip, int depth) throws IOException {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (!entry.isDirectory() && found(entry.getName(), new BufferedInputStream(zip), depth + 1)) {
                return true;
            }
        }
        return false;
    }

    /** Reads in pieces that overlap by the longest word, in each of the usual encodings. */
    private boolean foundInBytes(InputStream in) throws IOException {
        int overlap = 4 * words.stream().mapToInt(String::length).max().orElse(1);
        byte[] rest = new byte[0];
        for (byte[] piece = in.readNBytes(LARGEST); piece.length > 0; piece = in.readNBytes(LARGEST)) {
            ByteArrayOutputStream both = new ByteArrayOutputStream(rest.length + piece.length);
            both.writeBytes(rest);
            both.writeBytes(piece);
            byte[] bytes = both.toByteArray();
            for (Charset charset : CHARSETS) {
                if (holds(new String(bytes, charset))) {
                    return true;
                }
            }
            rest = java.util.Arrays.copyOfRange(bytes, Math.max(0, bytes.length - overlap), bytes.length);
        }
        return false;
    }

    private boolean holds(String text) {
        String folded = text.toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(folded::contains);
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The fingerprints as the constructor takes them. */
    static List<String> hex(List<byte[]> hashes) {
        List<String> hex = new ArrayList<>();
        hashes.forEach(hash -> hex.add(HexFormat.of().formatHex(hash)));
        return hex;
    }
}
