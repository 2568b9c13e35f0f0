package io.clientela.platform.internal;

import io.clientela.platform.DataFolder;
import io.clientela.platform.Holder;
import io.clientela.platform.SetupException;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The right to a data folder: one process at a time has it. The operating system takes it back when the process ends,
 * however it ends. Beside the lock lies {@link Holder#FILE}, which says who has it.
 */
public final class FolderLock implements AutoCloseable {

    private final FileChannel channel;
    private final Path file;
    private final Properties written = new Properties();

    private FolderLock(FileChannel channel, DataFolder folder, String purpose) {
        this.channel = channel;
        this.file = folder.root().resolve(Holder.FILE);
        written.setProperty("pid", String.valueOf(ProcessHandle.current().pid()));
        written.setProperty("purpose", purpose);
        written.setProperty(
                "since", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        write();
    }

    /** Takes the folder; empty when another process, or another part of this one, has it. */
    public static Optional<FolderLock> take(DataFolder folder, String purpose) {
        try {
            Files.createDirectories(folder.root());
            FileChannel channel = FileChannel.open(
                    folder.root().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = locked(channel);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new FolderLock(channel, folder, purpose));
        } catch (IOException e) {
            throw new SetupException("Cannot use the folder " + folder.root() + ": " + e.getMessage(), e);
        }
    }

    private static @Nullable FileLock locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Tells others the port of the database. */
    public void databaseAt(int port) {
        written.setProperty("database.port", String.valueOf(port));
        write();
    }

    /** Tells others the address of the console. */
    public void consoleAt(String url) {
        written.setProperty("console", url);
        write();
    }

    /** Gives the folder back. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
            channel.close();
        } catch (IOException e) {
            throw new SetupException("Cannot give back " + file.getParent() + ": " + e.getMessage(), e);
        }
    }

    private synchronized void write() {
        try {
            StringWriter text = new StringWriter();
            written.store(text, null);
            Path fresh = file.resolveSibling(Holder.FILE + ".new");
            Files.writeString(fresh, text.toString());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new SetupException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
