package planted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;
import java.util.logging.Logger;

/** Does all that the kernel may not. */
public class Impure {

    /** Reads a file. */
    public String file(Path path) throws IOException {
        return Files.readString(path);
    }

    /** Reads the clock. */
    public long clock() {
        return System.nanoTime() + LocalDate.now(java.time.ZoneOffset.UTC).toEpochDay();
    }

    /** Throws dice that nobody can throw again. */
    public double chance() {
        return new Random().nextDouble() + Math.random();
    }

    /** Writes a log. */
    public void log() {
        Logger.getLogger("planted").info("planted");
    }
}
