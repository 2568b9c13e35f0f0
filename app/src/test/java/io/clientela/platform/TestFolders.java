package io.clientela.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;

/**
 * Folders of tests that outlive a single test: under the module's {@code target}, by the number of the test process. They
 * go when that process ends; what a killed one left behind goes when the next one begins.
 */
public final class TestFolders {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestFolders() {}

    /** A new, empty folder. */
    public static Path fresh(String name) {
        try {
            return Files.createDirectories(Own.FOLDER.resolve(name + "-" + NUMBER.incrementAndGet()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does something when the test process ends, before its folders go. */
    public static void atEnd(Runnable last) {
        Own.LAST.add(last);
    }

    /** Takes a folder away with everything in it; what is gone already, or comes in meanwhile, is no error. */
    public static void delete(Path folder) {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            System.err.println(folder + " stays for the next test process to take away: " + e.getMessage());
        }
    }

    /** The folder of this process. */
    private static final class Own {

        static final Queue<Runnable> LAST = new ConcurrentLinkedQueue<>();
        static final Path FOLDER = begin(all());

        private static Path begin(Path all) {
            leftovers(all).forEach(TestFolders::delete);
            Path own = all.resolve(Long.toString(ProcessHandle.current().pid()));
            SpringApplication.getShutdownHandlers()
                    .add(
                            () -> { // after the applications, which would wait for the database
                                LAST.forEach(Runnable::run);
                                delete(own);
                            });
            return own;
        }

        /** Under target; in the system's folder where a PostgreSQL that runs as another user could not reach target. */
        private static Path all() {
            Path module = Path.of("").toAbsolutePath();
            return reachable(module)
                    ? module.resolve("target").resolve("test-folders")
                    : Path.of(System.getProperty("java.io.tmpdir"), "clientela-test-folders");
        }

        private static boolean reachable(Path folder) {
            try {
                for (@Nullable Path path = folder; path != null; path = path.getParent()) {
                    if (!Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                        return false;
                    }
                }
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static List<Path> leftovers(Path all) {
            if (!Files.isDirectory(all)) {
                return List.of();
            }
            try (Stream<Path> folders = Files.list(all)) {
                return folders.filter(folder -> ProcessHandle.of(
                                        Long.parseLong(all.relativize(folder).toString()))
                                .isEmpty())
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
