package io.clientela.platform.internal;

import io.clientela.platform.DataFolder;
import io.clientela.platform.FolderHeldException;
import io.clientela.platform.Holder;
import io.clientela.platform.SetupException;
import io.clientela.platform.internal.postgres.Address;
import io.clientela.platform.internal.postgres.EmbeddedPostgres;
import io.clientela.platform.internal.postgres.Tuning;
import java.time.Duration;
import java.util.Optional;

/**
 * The database of this process: its own in the data folder, the one that another process runs there, or a server's.
 * Close it last.
 */
public final class Database implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** So long a command that is done leaves its database to others. */
    private static final Duration STAY = Duration.ofHours(1);

    private final Address address;
    private final Optional<FolderLock> lock;
    private final Optional<EmbeddedPostgres> own;
    private final boolean waits;

    private Database(Address address, Optional<FolderLock> lock, Optional<EmbeddedPostgres> own, boolean waits) {
        this.address = address;
        this.lock = lock;
        this.own = own;
        this.waits = waits;
    }

    /**
     * Opens the database.
     *
     * @param server the address of a server, empty for the one in the data folder
     * @param purpose what this process does with it: {@code start}, {@code import}, {@code demo}
     * @param joins whether this process may use the database of another process that owns the folder
     * @throws FolderHeldException if another process owns the folder and this one may not join
     * @throws SetupException if there is no database to be had; the message says what to do
     */
    public static Database open(DataFolder folder, Optional<String> server, String purpose, boolean joins) {
        Optional<FolderLock> lock = FolderLock.take(folder, purpose);
        if (server.isPresent()) {
            if (lock.isEmpty() && !joins) {
                throw new FolderHeldException(folder, folder.holder());
            }
            return new Database(Address.parse(server.get()), lock, Optional.empty(), false);
        }
        if (lock.isPresent()) {
            return start(folder, lock.get(), joins);
        }
        if (!joins) {
            throw new FolderHeldException(folder, folder.holder());
        }
        return join(folder, purpose);
    }

    /** @param waits whether it stays, when this process is done with it, until others are that joined it */
    private static Database start(DataFolder folder, FolderLock lock, boolean waits) {
        try {
            EmbeddedPostgres own = EmbeddedPostgres.start(folder, Tuning.ofThisMachine());
            lock.databaseAt(own.port());
            return new Database(own.address(), Optional.of(lock), Optional.of(own), waits);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Waits for the other process's database; takes its place when it ends meanwhile. */
    private static Database join(DataFolder folder, String purpose) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<Holder> holder = folder.holder();
            if (holder.isPresent() && holder.get().databasePort() > 0) {
                Address address =
                        EmbeddedPostgres.addressIn(folder, holder.get().databasePort());
                return new Database(address, Optional.empty(), Optional.empty(), false);
            }
            Optional<FolderLock> lock = FolderLock.take(folder, purpose);
            if (lock.isPresent()) {
                return start(folder, lock.get(), true);
            }
            pause();
        }
        throw new FolderHeldException(folder, folder.holder());
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SetupException("Interrupted while waiting for the database", e);
        }
    }

    /** Where it is. */
    public Address address() {
        return address;
    }

    /** Whether this process owns the data folder. */
    public boolean owns() {
        return lock.isPresent();
    }

    /** Tells other processes where the console of this one is. */
    public void consoleAt(String url) {
        lock.ifPresent(held -> held.consoleAt(url));
    }

    /**
     * Stops the database if it is this process's own, and gives the folder back. A command that others joined waits until
     * they are done, for an hour at most: its end would cut them off.
     */
    @Override
    public void close() {
        try {
            if (waits && own.isPresent()) {
                awaitGuests();
            }
        } finally {
            own.ifPresent(EmbeddedPostgres::close);
            lock.ifPresent(FolderLock::close);
        }
    }

    private void awaitGuests() {
        long deadline = System.nanoTime() + STAY.toNanos();
        boolean told = false;
        while (Guests.any(address)
                && System.nanoTime() < deadline
                && !Thread.currentThread().isInterrupted()) {
            if (!told) {
                System.err.println("Another command still uses the database of this one; this one ends with it.");
                told = true;
            }
            pause();
        }
    }
}
