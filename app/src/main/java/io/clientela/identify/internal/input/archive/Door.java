package io.clientela.identify.internal.input.archive;

import io.clientela.identify.internal.input.Intake;
import java.io.IOException;
import java.io.InputStream;

/** Takes a file that was found inside another one. */
@FunctionalInterface
public interface Door {

    /**
     * Reads the inner file.
     *
     * @param name its name, behind the names of what it lies in
     * @param in its content
     * @param descent where it lies
     * @throws IOException if its bytes cannot be read
     */
    void read(String name, InputStream in, Intake intake, Descent descent) throws IOException;
}
