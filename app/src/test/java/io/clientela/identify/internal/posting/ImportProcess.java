package io.clientela.identify.internal.posting;

import io.clientela.platform.internal.Pool;
import io.clientela.platform.internal.postgres.Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process that imports a folder into a database, until it is done or killed. */
public final class ImportProcess {

    private ImportProcess() {}

    /** Takes url, user and password of the database, the folder, and the file that says that it begins. */
    public static void main(String[] arguments) throws IOException {
        try (var pool = Pool.open(new Address(arguments[0], arguments[1], arguments[2]), 4);
                var firm = Firm.on(pool, Path.of(arguments[3]))) {
            Files.createFile(Path.of(arguments[4]));
            firm.take("shop", Path.of(arguments[3]));
        }
    }
}
