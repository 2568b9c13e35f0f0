package io.clientela.platform.internal.postgres;

import io.clientela.platform.SetupException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of PostgreSQL as they come on the class path, unpacked.
 *
 * @param folder holds {@code bin}, {@code lib} and {@code share}
 */
record Programs(Path folder) {

    /**
     * Unpacks the programs for this machine below a folder, once per content: a later call finds them. Safe against a
     * crash in the middle and against two processes at once, since the unpacked folder appears whole by a rename.
     *
     * @throws SetupException if the class path has none for this machine
     */
    static Programs unpackedIn(Path home) {
        URL archive = archive();
        Path folder = home.resolve("programs-" + fingerprint(archive));
        if (!Files.isDirectory(folder)) {
            unpack(archive, folder);
        }
        return new Programs(folder);
    }

    Path bin() {
        return folder.resolve("bin");
    }

    private static URL archive() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String family = system.contains("mac") ? "darwin" : system.contains("linux") ? "linux" : system;
        boolean arm = arch.equals("aarch64") || arch.equals("arm64");
        String name = "postgres-" + family + "-" + (arm ? "arm_64" : "x86_64") + ".txz";
        URL found = Programs.class.getClassLoader().getResource(name);
        if (found == null) {
            throw new SetupException("There is no PostgreSQL for this machine on the class path (" + name
                    + "). Point Clientela at a server with " + Address.VARIABLE + ".");
        }
        return found;
    }

    /** Checksum and size as the class path's archive states them: equal content, equal name, without reading it. */
    private static String fingerprint(URL archive) {
        try {
            URLConnection connection = archive.openConnection();
            connection.setUseCaches(false);
            if (connection instanceof JarURLConnection jar) {
                try (JarFile file = jar.getJarFile()) {
                    JarEntry entry = file.getJarEntry(jar.getEntryName());
                    return String.format("%08x-%d", entry.getCrc(), entry.getSize());
                }
            }
            return "plain-" + connection.getContentLengthLong();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + archive, e);
        }
    }

    private static void unpack(URL archive, Path folder) {
        try {
            Files.createDirectories(folder.getParent());
            Path fresh = Files.createTempDirectory(folder.getParent(), "unpacking-");
            Files.setPosixFilePermissions(fresh, readable(true));
            try (TarArchiveInputStream tar =
                    new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive.openStream())))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    place(tar, entry, fresh);
                }
            }
            rename(fresh, folder);
        } catch (IOException e) {
            throw new SetupException("Cannot unpack PostgreSQL into " + folder + ": " + e.getMessage(), e);
        }
    }

    private static void place(TarArchiveInputStream tar, TarArchiveEntry entry, Path fresh) throws IOException {
        Path target = fresh.resolve(entry.getName()).normalize();
        if (!target.startsWith(fresh)) {
            throw new IOException("The entry " + entry.getName() + " leads out of the folder");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            Files.setPosixFilePermissions(target, readable(true));
        } else {
            Files.createDirectories(target.getParent());
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            } else {
                Files.copy(tar, target);
                Files.setPosixFilePermissions(target, readable((entry.getMode() & 0111) != 0));
            }
        }
    }

    private static void rename(Path fresh, Path folder) throws IOException {
        try {
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            try (Stream<Path> inside = Files.walk(fresh)) {
                for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    private static Set<PosixFilePermission> readable(boolean executable) {
        Set<PosixFilePermission> permissions = EnumSet.of(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.GROUP_READ,
                PosixFilePermission.OTHERS_READ);
        if (executable) {
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            permissions.add(PosixFilePermission.GROUP_EXECUTE);
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        return permissions;
    }
}
