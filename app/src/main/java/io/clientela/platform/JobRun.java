package io.clientela.platform;

/** One job as it runs, seen by its handler. Its methods cost next to nothing: call them for each line. */
public interface JobRun {

    /** The job's id. */
    long id();

    /** Who asked for it. */
    String who();

    /** How many times it was begun, this one included: more than 1 after a crash. */
    int attempt();

    /**
     * The order's parameters.
     *
     * @throws IllegalArgumentException if they do not fit the type
     */
    <T> T parameters(Class<T> type);

    /**
     * A new step begins; the progress starts anew.
     *
     * @param code a stable code; message files translate it as {@code job.<kind>.<code>}
     * @param detail what it works on, such as a file's name; may be empty
     */
    void step(String code, String detail);

    /**
     * How far the step is.
     *
     * @param done how much is done, at least 0
     * @param total how much there is, 0 when not known
     * @param unit a stable code such as {@code bytes} or {@code lines}; message files translate it as {@code unit.<code>}
     */
    void progress(long done, long total, String unit);

    /**
     * Passes while nobody asked to stop.
     *
     * @throws java.util.concurrent.CancellationException if someone did, or the process ends
     */
    void checkCancelled();
}
