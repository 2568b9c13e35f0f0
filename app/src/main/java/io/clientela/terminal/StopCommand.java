package io.clientela.terminal;

import io.clientela.platform.DataFolder;
import io.clientela.platform.Holder;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./clientela stop}: asks what runs on the data folder, and on the demo's within it, to stop, and waits until it has. */
@Command(name = "stop", description = "Stops what runs on the data folder.")
final class StopCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        DataFolder folder = DataFolder.fromEnvironment(System.getenv());
        PrintWriter screen = spec.commandLine().getOut();
        int worst = ExitCode.WELL;
        boolean found = false;
        for (DataFolder each : List.of(folder, folder.demo())) {
            Optional<Holder> holder = each.holder();
            if (holder.isPresent()) {
                found = true;
                worst = Math.max(worst, stop(each, holder.get().pid(), screen));
            }
        }
        if (!found) {
            screen.println("Nothing runs on " + folder.root() + ".");
        }
        return worst;
    }

    private static int stop(DataFolder folder, long pid, PrintWriter screen) throws InterruptedException {
        boolean asked = ProcessHandle.of(pid).map(ProcessHandle::destroy).orElse(true);
        if (!asked) {
            screen.println("Process " + pid + " could not be asked to stop: it belongs to another user.");
            return ExitCode.FAILED;
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (folder.holder().isPresent()) {
            if (System.nanoTime() > deadline) {
                screen.println("Process " + pid + " has not stopped after " + PATIENCE.toSeconds() + " seconds.");
                return ExitCode.FAILED;
            }
            Thread.sleep(100);
        }
        screen.println("Stopped process " + pid + ".");
        return ExitCode.WELL;
    }
}
