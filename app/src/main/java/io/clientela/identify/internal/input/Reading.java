package io.clientela.identify.internal.input;

import io.clientela.identify.internal.input.archive.Descent;
import io.clientela.identify.internal.input.archive.GzipReader;
import io.clientela.identify.internal.input.archive.Refusing;
import io.clientela.identify.internal.input.archive.SignedReader;
import io.clientela.identify.internal.input.archive.TarReader;
import io.clientela.identify.internal.input.archive.Unpacking;
import io.clientela.identify.internal.input.archive.ZipReader;
import io.clientela.identify.internal.input.invoice.InvoiceReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads any file that Clientela knows: finds out by the content, not by the name, what it is, and hands it to the right
 * reader, through any wrapping of archives, compression and signatures. A file that nobody knows is refused with the
 * reason {@code unknown-format}.
 *
 * <p>Threads: may be used by several at once, if the reader of tables may.
 */
public final class Reading {

    private static final int BUFFER = 1 << 16;

    private final Limits limits;
    private final FileReader tables;
    private final FileReader invoices;
    private final ZipReader zips;
    private final GzipReader gzips;
    private final TarReader tars;
    private final SignedReader signed;
    private final boolean opensSigned;

    /**
     * @param limits how far files are followed
     * @param tables reads text tables (.csv) and workbooks (.xlsx)
     */
    public Reading(Limits limits, FileReader tables) {
        this(limits, tables, new InvoiceReader(limits), true);
    }

    private Reading(Limits limits, FileReader tables, FileReader invoices, boolean opensSigned) {
        this.limits = limits;
        this.tables = tables;
        this.invoices = invoices;
        this.opensSigned = opensSigned;
        this.zips = new ZipReader(limits, tables, this::inner);
        this.gzips = new GzipReader(limits, this::inner);
        this.tars = new TarReader(limits, this::inner);
        this.signed = new SignedReader(limits, this::inner);
    }

    /**
     * Opens archives only: each file in them, also a signed one, is handed on as it is.
     *
     * @param limits how far files are followed
     * @param box takes files of any kind
     */
    public static Reading unpacking(Limits limits, FileReader box) {
        return new Reading(limits, box, box, false);
    }

    /**
     * Reads one file on disk.
     *
     * @param file the file; its name without folders is what every {@link Place} says
     * @throws IOException if the file cannot be read
     */
    public void read(Path file, Intake intake) throws IOException {
        var path = file.getFileName();
        read(file, path == null ? file.toString() : path.toString(), intake);
    }

    /**
     * Reads one file on disk.
     *
     * @param name what every {@link Place} says
     * @throws IOException if the file cannot be read
     */
    public void read(Path file, String name, Intake intake) throws IOException {
        try (var in = Files.newInputStream(file)) {
            outermost(name, in, Optional.of(file), intake, new Unpacking(limits, Files.size(file)));
        }
    }

    /**
     * Reads one file from a stream, from its first byte to its end; the caller closes it.
     *
     * @param name the file's name
     * @throws IOException if the bytes themselves cannot be read
     */
    public void read(String name, InputStream in, Intake intake) throws IOException {
        outermost(name, in, Optional.empty(), intake, new Unpacking(limits, 0));
    }

    private void outermost(String name, InputStream in, Optional<Path> file, Intake intake, Unpacking unpacking)
            throws IOException {
        try {
            dispatch(name, unpacking.outermost(in), file, intake, new Descent(0, unpacking));
        } catch (IOException | UncheckedIOException e) {
            if (!unpacking.exhausted()) {
                throw e;
            }
            var detail = e.getMessage() + "; what was read of it before stays, the rest is not read";
            Refusing.refuse(intake, name, "archive-bomb", detail);
        }
    }

    private void inner(String name, InputStream in, Intake intake, Descent descent) throws IOException {
        dispatch(name, in, Optional.empty(), intake, descent);
    }

    private void dispatch(String name, InputStream raw, Optional<Path> file, Intake intake, Descent descent)
            throws IOException {
        var in = new BufferedInputStream(raw, BUFFER);
        in.mark(FileReader.HEAD);
        var head = in.readNBytes(FileReader.HEAD);
        in.reset();
        if (head.length == 0) {
            Refusing.refuse(intake, name, "empty-file", "the file has no content");
        } else if (ZipReader.recognises(head)) {
            zip(name, in, file, intake, descent);
        } else if (GzipReader.recognises(head)) {
            unwrap(name, intake, descent, () -> gzips.read(name, in, intake, descent));
        } else if (TarReader.recognises(head)) {
            unwrap(name, intake, descent, () -> tars.read(name, in, intake, descent));
        } else if (opensSigned && SignedReader.recognises(head)) {
            signed.read(name, in, intake, descent);
        } else {
            plain(name, in, head, file, intake);
        }
    }

    private void plain(String name, InputStream in, byte[] head, Optional<Path> file, Intake intake)
            throws IOException {
        if (invoices.recognises(name, head)) {
            invoices.read(name, in, intake);
        } else if (tables.recognises(name, head)) {
            if (file.isPresent()) {
                tables.read(name, file.get(), intake);
            } else {
                tables.read(name, in, intake);
            }
        } else {
            Refusing.refuse(intake, name, "unknown-format", describe(head));
        }
    }

    private void zip(String name, InputStream in, Optional<Path> file, Intake intake, Descent descent)
            throws IOException {
        if (file.isPresent()) {
            zips.read(name, file.get(), intake, descent);
        } else {
            zips.read(name, in, intake, descent);
        }
    }

    /** Opens a wrapping; one that breaks off or is damaged is refused, what was read of it before stays. */
    private static void unwrap(String name, Intake intake, Descent descent, Opening opening) throws IOException {
        try {
            opening.open();
        } catch (IOException | UncheckedIOException e) {
            if (descent.unpacking().exhausted()) {
                throw e;
            }
            Refusing.refuse(
                    intake,
                    name,
                    "archive-broken",
                    "damaged or cut off (" + e.getMessage() + "); what was read of it before stays");
        }
    }

    /** Opens a wrapping. */
    @FunctionalInterface
    private interface Opening {

        void open() throws IOException;
    }

    private static String describe(byte[] head) {
        var known =
                "what is read is FatturaPA, UBL and CII as .xml or .p7m, tables as .csv or .xlsx, and zip, gzip and "
                        + "tar archives of these";
        if (startsWith(head, '%', 'P', 'D', 'F')) {
            return "a PDF document; " + known;
        }
        if (startsWith(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            return "an old office document (.xls, .doc); save it as .xlsx or .csv";
        }
        if (startsWith(head, 'R', 'a', 'r', '!') || startsWith(head, '7', 'z', 0xBC, 0xAF)) {
            return "a .rar or .7z archive; unpack it or make it a .zip";
        }
        return "not a format that is read; " + known;
    }

    private static boolean startsWith(byte[] head, int... start) {
        if (head.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((head[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
