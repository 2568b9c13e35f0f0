package io.clientela.measure;

import java.util.List;
import java.util.Optional;

/** What all initiatives brought together, against the lasting hold-out; computed each day, each time kept. */
public interface HoldOutResults {

    /** The last result about those who are held out now; empty where there is none yet, or nobody is. */
    Optional<HoldOutResult> latest();

    /** Asks for all results that are due to be computed now, by a job. @return the job's number */
    long compute(String who);

    /** The results about those who are held out now, the latest first. */
    List<HoldOutResult> runs(int limit);
}
