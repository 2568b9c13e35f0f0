package io.clientela.identify.internal.input.archive;

import io.clientela.identify.internal.input.Limits;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/** Which archives are workbooks ({@code .xlsx}), and whether they may be opened. */
public final class Workbooks {

    private Workbooks() {}

    /**
     * Whether a file on disk is a workbook that unpacks to no more than the limits allow, so that it may be read where it
     * lies. Any other is left to the door for all files, which says what is wrong with it.
     */
    public static boolean mayBeRead(Path file, Limits limits) {
        try (var zip = ZipReader.open(file)) {
            if (zip.size() > limits.archiveEntries() || !isOne(zip)) {
                return false;
            }
            unpack(zip, new Unpacking(limits, Files.size(file)));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static boolean isOne(ZipFile zip) {
        return zip.getEntry("xl/workbook.xml") != null;
    }

    /**
     * Unpacks all of it to nowhere.
     *
     * @throws IOException if a limit is reached, or it is damaged
     */
    static void unpack(ZipFile zip, Unpacking unpacking) throws IOException {
        var entries = zip.entries();
        while (entries.hasMoreElements()) {
            try (var in = unpacking.unpacked(zip.getInputStream(entries.nextElement()))) {
                in.transferTo(OutputStream.nullOutputStream());
            }
        }
    }
}
