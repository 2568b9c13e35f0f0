package io.clientela.platform;

/** Does the jobs of one kind. A Spring bean; it may be called on several threads at once. */
public interface JobHandler {

    /** The kind of job that it does, such as {@code import}. */
    String kind();

    /**
     * Whether a job that was cut off may run again from its start: what it had committed must then be recognised, not
     * doubled.
     */
    boolean restartable();

    /**
     * Does one job.
     *
     * @return what came of it: a record or a map that can be written as JSON
     * @throws JobFailure if it cannot be done, with a text for the person who asked
     * @throws java.util.concurrent.CancellationException from {@link JobRun#checkCancelled()}; let it pass
     * @throws Exception for anything unforeseen; it goes to the log, and the person is told so
     */
    Object run(JobRun run) throws Exception;
}
