package io.clientela.identify.internal.posting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;

/** The fingerprint of a file's bytes. */
final class Bytes {

    private static final int BUFFER = 1 << 18;

    private Bytes() {}

    /**
     * The SHA-256 of a file in 64 hexadecimal figures.
     *
     * @param watch told now and then how many bytes were read; may throw to stop
     */
    static String sha256(Path file, LongConsumer watch) throws IOException {
        var digest = digest();
        var buffer = new byte[BUFFER];
        long done = 0;
        try (var in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                done += read;
                watch.accept(done);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
