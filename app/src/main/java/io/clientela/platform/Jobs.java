package io.clientela.platform;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Work that takes longer than a request: it runs in the background, shows how far it is, can be cancelled from anywhere,
 * and survives the death of its process.
 *
 * <p>A job belongs to the process that runs it. When that process is gone, however it went, another one (the next start)
 * takes the job up again if its {@link JobHandler#restartable() handler} allows it, and else marks it {@link
 * JobState.Status#INTERRUPTED}.
 */
public interface Jobs {

    /**
     * Puts a job in the queue.
     *
     * @return the job's id
     * @throws IllegalArgumentException if no handler knows the kind
     */
    long submit(JobOrder order);

    /**
     * Runs a job now, on the thread of the caller, with the same record as any other. In the middle of another job its
     * steps are shown as steps of that one too, as {@code <kind>.<step>}.
     *
     * @param listener hears how far the job is, several times a second and once at the end, on another thread
     * @return the state in which it ended
     */
    JobState runHere(JobOrder order, Consumer<JobState> listener);

    /** One job. */
    Optional<JobState> find(long id);

    /** The newest jobs first. */
    List<JobState> latest(int limit);

    /** The newest jobs of a kind first. */
    List<JobState> latest(String kind, int limit);

    /**
     * Asks a job to stop; it does so at its next step.
     *
     * @return false when it was already over
     */
    boolean cancel(long id);
}
