package io.clientela.terminal;

import io.clientela.platform.DataFolder;
import io.clientela.platform.Holder;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./clientela status}: what runs on the data folder and on the demo's within it. */
@Command(name = "status", description = "Says what runs on the data folder. Exit code 0 when something does, else 1.")
final class StatusCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        DataFolder folder = DataFolder.fromEnvironment(System.getenv());
        PrintWriter screen = spec.commandLine().getOut();
        int running = 0;
        for (DataFolder each : List.of(folder, folder.demo())) {
            Optional<Holder> holder = each.holder();
            if (holder.isPresent()) {
                running++;
                show(each, holder.get(), screen);
            }
        }
        if (running == 0) {
            screen.println("Nothing runs on " + folder.root() + ".");
        }
        return running > 0 ? ExitCode.WELL : ExitCode.FAILED;
    }

    private static void show(DataFolder folder, Holder holder, PrintWriter screen) {
        screen.println("On " + folder.root() + " runs process " + holder.pid() + " (" + holder.purpose() + ", since "
                + holder.since() + ").");
        screen.println("Console:  " + holder.console().orElse("none, or still starting"));
        screen.println("Database: "
                + (holder.databasePort() > 0 ? "127.0.0.1:" + holder.databasePort() : "a server, or still starting"));
    }
}
