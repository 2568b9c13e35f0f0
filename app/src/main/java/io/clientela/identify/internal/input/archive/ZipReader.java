package io.clientela.identify.internal.input.archive;

import io.clientela.identify.internal.input.FileReader;
import io.clientela.identify.internal.input.Intake;
import io.clientela.identify.internal.input.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.commons.io.input.ChecksumInputStream;

/**
 * Opens zip archives, by their directory at the end, and hands each file in them to the door.
 *
 * <p>A file whose name leads out of the archive, or whose checksum is wrong, is refused alone. An archive with an
 * encrypted file is refused whole. A workbook (.xlsx) is a zip as well: it is measured against the limits and then read as
 * a table.
 */
public final class ZipReader {

    private final Limits limits;
    private final FileReader tables;
    private final Door door;

    /**
     * @param tables reads workbooks
     * @param door reads the files inside
     */
    public ZipReader(Limits limits, FileReader tables, Door door) {
        this.limits = limits;
        this.tables = tables;
        this.door = door;
    }

    /** Whether a file that starts so is a zip archive, be it an empty one. */
    public static boolean recognises(byte[] head) {
        return head.length > 3
                && head[0] == 'P'
                && head[1] == 'K'
                && ((head[2] == 3 && head[3] == 4) || (head[2] == 5 && head[3] == 6));
    }

    /**
     * Reads an archive from a stream, through a temporary file that is gone afterwards.
     *
     * @throws IOException if the stream cannot be read or the temporary file not be written
     */
    public void read(String name, InputStream in, Intake intake, Descent descent) throws IOException {
        var spool = Files.createTempFile("clientela", ".zip");
        try {
            try (var out = Files.newOutputStream(spool)) {
                in.transferTo(out);
            }
            if (descent.depth() == 0) {
                descent.unpacking().packed(Files.size(spool));
            }
            read(name, spool, intake, descent);
        } finally {
            Files.delete(spool);
        }
    }

    /**
     * Reads an archive on disk.
     *
     * @throws IOException if a limit of unpacking is reached
     */
    public void read(String name, Path file, Intake intake, Descent descent) throws IOException {
        try (var zip = open(file)) {
            if (zip.size() > limits.archiveEntries()) {
                Refusing.refuse(
                        intake,
                        name,
                        "archive-too-many-files",
                        zip.size() + " files; at most " + limits.archiveEntries() + " are read from one archive");
            } else if (zip.getEntry("[Content_Types].xml") != null || zip.getEntry("mimetype") != null) {
                office(name, zip, file, intake, descent);
            } else {
                entries(name, zip, intake, descent);
            }
        } catch (ZipException e) {
            if (descent.unpacking().exhausted()) {
                throw e;
            }
            var encrypted = String.valueOf(e.getMessage()).contains("encrypted");
            Refusing.refuse(
                    intake,
                    name,
                    encrypted ? "archive-encrypted" : "archive-broken",
                    encrypted
                            ? "the archive is protected by a password"
                            : "no zip archive that can be read: " + e.getMessage());
        }
    }

    private void entries(String name, ZipFile zip, Intake intake, Descent descent) throws IOException {
        if (descent.depth() >= limits.archiveDepth()) {
            Refusing.refuse(intake, name, "archive-too-deep", "more than " + limits.archiveDepth() + " wrappings");
            return;
        }
        if (descent.depth() == 0) {
            descent.unpacking().restart();
        }
        var entries = zip.entries();
        while (entries.hasMoreElements()) {
            var entry = entries.nextElement();
            if (!entry.isDirectory() && !EntryNames.ofTheSystem(entry.getName())) {
                entry(name, zip, entry, intake, descent);
            }
            if (descent.depth() == 0) {
                descent.unpacking().advance(Math.max(0, entry.getCompressedSize()));
                intake.progress(descent.unpacking().position());
            }
        }
    }

    private void entry(String name, ZipFile zip, ZipEntry entry, Intake intake, Descent descent) throws IOException {
        var inner = name + "!/" + EntryNames.shown(entry.getName());
        if (EntryNames.escapes(entry.getName())) {
            Refusing.refuse(intake, inner, "archive-path", "the name leads out of the archive; the file is not read");
            return;
        }
        try (var in = content(zip, entry, descent)) {
            door.read(inner, in, new InnerIntake(intake, descent.unpacking()), descent.inner());
        } catch (IOException | UncheckedIOException e) {
            if (descent.unpacking().exhausted()) {
                throw e;
            }
            Refusing.refuse(intake, inner, "archive-broken", "the file cannot be unpacked: " + e.getMessage());
        }
    }

    private static InputStream content(ZipFile zip, ZipEntry entry, Descent descent) throws IOException {
        var in = descent.unpacking().unpacked(zip.getInputStream(entry));
        return ChecksumInputStream.builder()
                .setInputStream(in)
                .setChecksum(new CRC32())
                .setExpectedChecksumValue(entry.getCrc())
                .setCountThreshold(-1)
                .get();
    }

    private void office(String name, ZipFile zip, Path file, Intake intake, Descent descent) throws IOException {
        var head = head(file);
        if (!Workbooks.isOne(zip) || !tables.recognises(name, head)) {
            Refusing.refuse(
                    intake,
                    name,
                    "unknown-format",
                    "an office document that is no .xlsx workbook; save it as .xlsx or .csv");
            return;
        }
        Workbooks.unpack(zip, descent.unpacking());
        tables.read(name, file, intake);
    }

    private static byte[] head(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(FileReader.HEAD);
        }
    }

    /** Names that are not UTF-8 are read as those of MS-DOS, as the format has it. */
    static ZipFile open(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException e) {
            if (String.valueOf(e.getMessage()).contains("entry name")) {
                return new ZipFile(file.toFile(), Charset.forName("IBM437"));
            }
            throw e;
        }
    }
}
