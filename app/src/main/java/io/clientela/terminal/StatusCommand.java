package io.clientela.terminal;

import io.clientela.platform.DataFolder;
import io.clientela.platform.Holder;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./clientela status}: what runs on the data folder. */
@Command(name = "status", description = "Says what runs on the data folder. Exit code 0 when something does, else 1.")
final class StatusCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        DataFolder folder = DataFolder.fromEnvironment(System.getenv());
        PrintWriter screen = spec.commandLine().getOut();
        Optional<Holder> holder = folder.holder();
        if (holder.isEmpty()) {
            screen.println("Nothing runs on " + folder.root() + ".");
            return ExitCode.FAILED;
        }
        Holder h = holder.get();
        screen.println("On " + folder.root() + " runs process " + h.pid() + " (" + h.purpose() + ", since " + h.since()
                + ").");
        screen.println("Console:  " + h.console().orElse("none, or still starting"));
        screen.println("Database: "
                + (h.databasePort() > 0 ? "127.0.0.1:" + h.databasePort() : "a server, or still starting"));
        return ExitCode.WELL;
    }
}
