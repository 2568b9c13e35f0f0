package io.clientela.terminal;

import io.clientela.terminal.internal.EffectCommand;
import io.clientela.terminal.internal.LifetimeCommand;
import io.clientela.terminal.internal.LinkCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The front door {@code ./clientela}: finds the command and runs it. A new command is one class in this list. */
@Command(
        name = "clientela",
        description = "Know each of your customers.",
        versionProvider = Version.class,
        subcommands = {
            DemoCommand.class,
            ImportCommand.class,
            LinkCommand.class,
            LifetimeCommand.class,
            EffectCommand.class,
            StartCommand.class,
            StatusCommand.class,
            StopCommand.class,
            LoginLinkCommand.class,
            VersionCommand.class
        })
public final class Main {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Explains this command.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;

    @Option(names = "--version", versionHelp = true, description = "Says which Clientela this is.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean version;

    private Main() {}

    /** Runs one command and ends the process with its {@link ExitCode}. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs one command; returns its {@link ExitCode}. */
    static int run(String... arguments) {
        return commands().execute(arguments);
    }

    /** All commands, ready to run. */
    static CommandLine commands() {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler(new Troubles())
                .setUsageHelpAutoWidth(false)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }
}
