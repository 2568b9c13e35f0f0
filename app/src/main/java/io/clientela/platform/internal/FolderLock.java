package io.clientela.platform.internal;

import io.clientela.platform.DataFolder;
import io.clientela.platform.Holder;
import io.clientela.platform.SetupException;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * The right to a data folder: one process at a time has it. The operating system takes it back when the process ends,
 * however it ends. Beside the lock lies {@link Holder#FILE}, which says who has it.
 */
public final class FolderLock implements AutoCloseable {

    private static final String FILE = "lock";

    /** What this process holds: closing another channel on such a file would let go of the lock itself. */
    private static final Set<DataFolder> HERE = ConcurrentHashMap.newKeySet();

    private final DataFolder folder;
    private final FileChannel channel;
    private final Path file;
    private final Properties written = new Properties();

    private FolderLock(FileChannel channel, DataFolder folder, String purpose) {
        this.folder = folder;
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
        if (!HERE.add(folder)) {
            return Optional.empty();
        }
        try {
            Files.createDirectories(folder.root());
            Optional<FileChannel> locked = lockedSoon(folder);
            if (locked.isPresent()) {
                return Optional.of(new FolderLock(locked.get(), folder, purpose));
            }
        } catch (IOException e) {
            HERE.remove(folder);
            throw new SetupException("Cannot use the folder " + folder.root() + ": " + e.getMessage(), e);
        }
        HERE.remove(folder);
        return Optional.empty();
    }

    /** Whether some process has the folder. */
    public static boolean isTaken(DataFolder folder) {
        if (HERE.contains(folder)) {
            return true;
        }
        if (!Files.isWritable(folder.root().resolve(FILE))) {
            return Files.exists(folder.root().resolve(FILE));
        }
        try {
            Optional<FileChannel> locked = locked(folder);
            if (locked.isPresent()) {
                locked.get().close();
            }
            return locked.isEmpty();
        } catch (IOException e) {
            throw new SetupException("Cannot look at the folder " + folder.root() + ": " + e.getMessage(), e);
        }
    }

    /** Tries for a moment: whoever only looks holds the lock that long. */
    private static Optional<FileChannel> lockedSoon(DataFolder folder) throws IOException {
        for (int attempt = 0; attempt < 5; attempt++) {
            Optional<FileChannel> locked = locked(folder);
            if (locked.isPresent()) {
                return locked;
            }
            LockSupport.parkNanos(20_000_000);
        }
        return Optional.empty();
    }

    private static Optional<FileChannel> locked(DataFolder folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.root().resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(channel);
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
            HERE.remove(folder);
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
