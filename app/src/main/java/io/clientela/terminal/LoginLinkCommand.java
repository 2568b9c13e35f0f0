package io.clientela.terminal;

import io.clientela.kernel.value.Outcome;
import io.clientela.organize.OneTimeLink;
import io.clientela.organize.People;
import io.clientela.platform.DataFolder;
import io.clientela.platform.Holder;
import java.io.PrintWriter;
import java.net.URI;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./clientela login-link}: a new one-time link for an administrator, for those who are locked out. */
@Command(
        name = "login-link",
        description = "Makes a one-time link by which an administrator gets in, with or without the console running.")
final class LoginLinkCommand implements Callable<Integer> {

    private static final DateTimeFormatter UNTIL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

    @Parameters(
            arity = "0..1",
            paramLabel = "E-MAIL",
            description = "The administrator's e-mail; the first administrator where it is left out.")
    private @Nullable String email;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter screen = spec.commandLine().getOut();
        Optional<URI> console = DataFolder.fromEnvironment(System.getenv())
                .holder()
                .flatMap(Holder::console)
                .map(URI::create);
        try (ConfigurableApplicationContext application = Application.withoutConsole("login-link")) {
            Outcome<OneTimeLink> made = link(application.getBean(People.class));
            if (made instanceof Outcome.Known<OneTimeLink> link) {
                print(screen, link.value(), console);
                return ExitCode.WELL;
            }
            screen.println(
                    email == null
                            ? "There is no active administrator."
                            : "No active administrator has the e-mail " + email + ".");
            return ExitCode.FAILED;
        }
    }

    /** In an installation in which nobody has ever been, the first link; else the way back in. */
    private Outcome<OneTimeLink> link(People people) {
        if (email == null) {
            Optional<OneTimeLink> first = people.firstAdministratorLink();
            if (first.isPresent()) {
                return new Outcome.Known<>(first.get());
            }
        }
        return people.recoveryLink(email);
    }

    private static void print(PrintWriter screen, OneTimeLink link, Optional<URI> console) {
        screen.println("Works once, until " + UNTIL.format(link.expires()) + ":");
        screen.println("  " + (console.isPresent() ? link.at(console.get()) : link.path()));
        if (console.isEmpty()) {
            screen.println("Start the console with './clientela start' and put its address before this path.");
        }
    }
}
