package io.clientela.terminal;

import io.clientela.platform.DataFolder;
import io.clientela.platform.FolderHeldException;
import io.clientela.platform.JobFailure;
import io.clientela.platform.LostDatabase;
import io.clientela.platform.SetupException;
import io.clientela.terminal.internal.FileWords;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.util.Optional;
import picocli.CommandLine;

/** Says what went wrong: for what can go wrong its own text, for the rest where the details are. */
final class Troubles implements CommandLine.IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception thrown, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter screen = command.getErr();
        Optional<Throwable> known = known(thrown);
        if (known.isPresent()) {
            screen.println(known.get().getMessage());
            return known.get() instanceof FolderHeldException ? ExitCode.HELD : ExitCode.FAILED;
        }
        Optional<FileSystemException> file = of(thrown, FileSystemException.class);
        if (file.isPresent()) {
            screen.println(FileWords.of(file.get()));
            return ExitCode.FAILED;
        }
        if (LostDatabase.isCauseOf(thrown)) {
            screen.println("The connection to the database was lost: its server was stopped, or started anew.");
            screen.println("What went in stays. A job that was running goes on by itself once Clientela runs again;");
            screen.println("the console shows it under Jobs.");
            return ExitCode.FAILED;
        }
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        screen.println("Something unforeseen happened: " + root);
        if (System.getenv("CLIENTELA_DEBUG") != null) {
            thrown.printStackTrace(screen);
        } else {
            screen.println("The details may be in "
                    + DataFolder.fromEnvironment(System.getenv()).root()
                    + "/log/clientela.log; CLIENTELA_DEBUG=1 shows them here.");
        }
        return ExitCode.FAILED;
    }

    private static Optional<Throwable> known(Throwable thrown) {
        Optional<? extends Throwable> setup = of(thrown, SetupException.class);
        return setup.isPresent()
                ? Optional.of(setup.get())
                : of(thrown, JobFailure.class).map(Throwable.class::cast);
    }

    private static <T extends Throwable> Optional<T> of(Throwable thrown, Class<T> kind) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (kind.isInstance(t)) {
                return Optional.of(kind.cast(t));
            }
        }
        return Optional.empty();
    }
}
