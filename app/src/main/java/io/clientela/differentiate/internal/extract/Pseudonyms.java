package io.clientela.differentiate.internal.extract;

import io.clientela.platform.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Pseudonyms of customers and documents: the first 16 bytes of HMAC-SHA-256 (RFC 2104, FIPS 180-4) of kind and number under
 * a key of 32 random bytes, in hexadecimal. The key lies in the data folder, readable by its owner alone.
 */
@Component
class Pseudonyms {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int BYTES = 16;

    private final DataFolder folder;

    Pseudonyms(DataFolder folder) {
        this.folder = folder;
    }

    /** The key in use, made when there is none. */
    synchronized Key key() {
        var file = file();
        try {
            if (!Files.exists(file)) {
                write(file);
            }
            return new Key(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The key of the pseudonyms cannot be read: " + file, e);
        }
    }

    /** Destroys the key in use and makes another. */
    synchronized Key renew() {
        try {
            Files.deleteIfExists(file());
        } catch (IOException e) {
            throw new UncheckedIOException("The key of the pseudonyms cannot be destroyed: " + file(), e);
        }
        return key();
    }

    private Path file() {
        return folder.keys().resolve("pseudonyms.key");
    }

    private static void write(Path file) throws IOException {
        var random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        FileAttribute<?>[] closed =
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        try (var channel = Files.newByteChannel(
                file,
                Set.of(java.nio.file.StandardOpenOption.CREATE_NEW, java.nio.file.StandardOpenOption.WRITE),
                closed)) {
            channel.write(ByteBuffer.wrap(random));
        } catch (FileAlreadyExistsException e) {
            // another process was quicker: its key is the key
        }
    }

    /** One key. */
    static final class Key {

        private final byte[] secret;

        Key(byte[] secret) {
            this.secret = secret.clone();
        }

        /** What it is called: eight bytes of a hash, which say nothing about it. */
        String name() {
            try {
                var hash = MessageDigest.getInstance("SHA-256");
                hash.update("clientela pseudonyms ".getBytes(StandardCharsets.US_ASCII));
                return HexFormat.of().formatHex(hash.digest(secret), 0, 8);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Something that makes pseudonyms of one kind of thing; for one thread. */
        Maker maker(String kind) {
            try {
                var mac = Mac.getInstance(ALGORITHM);
                mac.init(new SecretKeySpec(secret, ALGORITHM));
                return new Maker(mac, kind);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Makes pseudonyms of one kind of thing. */
    static final class Maker {

        private final Mac mac;
        private final String kind;

        private Maker(Mac mac, String kind) {
            this.mac = mac;
            this.kind = kind;
        }

        /** The pseudonym of the thing with this number: 32 hexadecimal figures. */
        String of(long id) {
            var code = mac.doFinal((kind + ":" + id).getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(Arrays.copyOf(code, BYTES));
        }
    }
}
