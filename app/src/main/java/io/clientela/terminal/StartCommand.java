package io.clientela.terminal;

import io.clientela.organize.People;
import io.clientela.platform.DataFolder;
import io.clientela.platform.FolderHeldException;
import io.clientela.platform.Holder;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./clientela start}: the console on the data folder, until it is stopped. */
@Command(name = "start", description = "Starts the console on your data, until Ctrl+C or './clientela stop'.")
final class StartCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        DataFolder folder = DataFolder.fromEnvironment(System.getenv());
        Optional<Holder> holder = folder.holder();
        if (holder.isPresent()) {
            throw new FolderHeldException(folder, holder);
        }
        int port = Ports.choose(System.getenv());
        PrintWriter screen = spec.commandLine().getOut();
        ConfigurableApplicationContext application = Application.withConsole("start", port, folder);
        URI address = URI.create("http://127.0.0.1:" + port);
        screen.println("Clientela runs at " + address);
        screen.println("Data in " + folder.root() + ". Stop it with Ctrl+C or './clientela stop'.");
        People people = application.getBean(People.class);
        people.firstAdministratorLink()
                .ifPresent(link ->
                        screen.println("The first administrator enters by this link, once: " + link.at(address)));
        screen.flush();
        untilClosed(application);
        return ExitCode.WELL;
    }

    /** Waits until the application is closed, by a signal or from inside. */
    static void untilClosed(ConfigurableApplicationContext application) throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        application.addApplicationListener(event -> {
            if (event instanceof ContextClosedEvent) {
                closed.countDown();
            }
        });
        if (application.isActive()) {
            closed.await();
        }
    }
}
