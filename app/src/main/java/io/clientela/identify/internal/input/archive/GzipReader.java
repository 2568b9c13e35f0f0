package io.clientela.identify.internal.input.archive;

import io.clientela.identify.internal.input.Intake;
import io.clientela.identify.internal.input.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Opens gzip files and hands the one file in them to the door. */
public final class GzipReader {

    private static final int BUFFER = 1 << 16;

    private final Limits limits;
    private final Door door;

    public GzipReader(Limits limits, Door door) {
        this.limits = limits;
        this.door = door;
    }

    /** Whether a file that starts so is a gzip file. */
    public static boolean recognises(byte[] head) {
        return head.length > 2 && (head[0] & 0xFF) == 0x1F && (head[1] & 0xFF) == 0x8B && head[2] == 8;
    }

    /**
     * Reads the file.
     *
     * @throws IOException if it is broken or a limit is reached
     */
    public void read(String name, InputStream in, Intake intake, Descent descent) throws IOException {
        if (descent.depth() >= limits.archiveDepth()) {
            Refusing.refuse(intake, name, "archive-too-deep", "more than " + limits.archiveDepth() + " wrappings");
            return;
        }
        var content = descent.unpacking().unpacked(new GZIPInputStream(in, BUFFER));
        door.read(
                name + "!/" + innerName(name), content, new InnerIntake(intake, descent.unpacking()), descent.inner());
    }

    /** The name without .gz; .tgz becomes .tar. */
    static String innerName(String name) {
        var last = name.substring(name.lastIndexOf('/') + 1);
        var lower = last.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".tgz")) {
            return last.substring(0, last.length() - 4) + ".tar";
        }
        return lower.endsWith(".gz") ? last.substring(0, last.length() - 3) : last;
    }
}
