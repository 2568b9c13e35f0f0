package io.clientela.terminal;

/** How a command tells the shell that it ended. */
final class ExitCode {

    static final int WELL = 0;

    /** It could not be done; the screen says why. */
    static final int FAILED = 1;

    /** The command was written wrongly. picocli uses the same. */
    static final int USAGE = 2;

    /** Another process owns the data folder. */
    static final int HELD = 3;

    /** It was cancelled. */
    static final int CANCELLED = 4;

    private ExitCode() {}
}
