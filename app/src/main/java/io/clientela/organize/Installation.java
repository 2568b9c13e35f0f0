package io.clientela.organize;

/** What this installation is. */
public interface Installation {

    /** Whether its data are made up, which every page says. */
    boolean isDemo();

    /** Says that its data are made up, from now on and for good. */
    void declareDemo();
}
