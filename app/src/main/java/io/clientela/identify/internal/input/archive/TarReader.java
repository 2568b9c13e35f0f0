package io.clientela.identify.internal.input.archive;

import io.clientela.identify.internal.input.Intake;
import io.clientela.identify.internal.input.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.io.input.CloseShieldInputStream;

/**
 * Opens tar archives and hands each ordinary file in them to the door. Links and devices are passed over: they have no
 * content of their own.
 */
public final class TarReader {

    private static final int MARK = 257;

    private final Limits limits;
    private final Door door;

    public TarReader(Limits limits, Door door) {
        this.limits = limits;
        this.door = door;
    }

    /** Whether a file that starts so is a tar archive ("ustar" at byte 257). */
    public static boolean recognises(byte[] head) {
        var mark = "ustar";
        if (head.length < MARK + mark.length()) {
            return false;
        }
        for (int i = 0; i < mark.length(); i++) {
            if (head[MARK + i] != mark.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Reads an archive.
     *
     * @throws IOException if the archive is broken or a limit is reached
     */
    public void read(String name, InputStream in, Intake intake, Descent descent) throws IOException {
        if (descent.depth() >= limits.archiveDepth()) {
            Refusing.refuse(intake, name, "archive-too-deep", "more than " + limits.archiveDepth() + " wrappings");
            return;
        }
        var tar = new TarArchiveInputStream(in);
        int files = 0;
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            files++;
            if (files > limits.archiveEntries()) {
                Refusing.refuse(
                        intake,
                        name,
                        "archive-too-many-files",
                        "only the first " + limits.archiveEntries() + " files of the archive are read");
                return;
            }
            if (entry.isFile()
                    && !entry.isSymbolicLink()
                    && !entry.isLink()
                    && !EntryNames.ofTheSystem(entry.getName())) {
                entry(name, tar, entry, intake, descent);
            }
        }
    }

    private void entry(String name, TarArchiveInputStream tar, TarArchiveEntry entry, Intake intake, Descent descent)
            throws IOException {
        var inner = name + "!/" + EntryNames.shown(entry.getName());
        if (EntryNames.escapes(entry.getName())) {
            Refusing.refuse(intake, inner, "archive-path", "the name leads out of the archive; the file is not read");
            return;
        }
        try (var in = descent.unpacking().unpacked(CloseShieldInputStream.wrap(tar))) {
            door.read(inner, in, new InnerIntake(intake, descent.unpacking()), descent.inner());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
