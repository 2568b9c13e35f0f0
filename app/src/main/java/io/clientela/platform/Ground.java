package io.clientela.platform;

/** What the installation stands on, for the system page and for support. */
public interface Ground {

    /**
     * The database.
     *
     * @param version such as {@code 18.6}
     * @param bytes what it takes on disk
     */
    record Storage(String version, long bytes) {}

    /** The database as it is now. */
    Storage storage();
}
