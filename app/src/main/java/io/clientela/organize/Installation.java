package io.clientela.organize;

/** What this installation is. */
public interface Installation {

    /** Whether its data are made up, which every page says. */
    boolean isDemo();

    /** Says that its data are made up, from now on and for good. */
    void declareDemo();

    /** What is assumed of its cost. */
    RunningCost.Assumptions assumedCost();

    /** Assumes something else, and writes it in the journal. */
    void assumeCost(RunningCost.Assumptions assumed, Person by);
}
