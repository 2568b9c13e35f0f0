package io.clientela.differentiate;

import io.clientela.kernel.value.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * The door for programs that read by SQL, such as Metabase: a role of the database that may read the views of the schema
 * {@code bi} and nothing else, and write nothing.
 */
public interface SqlDoor {

    /** The schema of the views. */
    String SCHEMA = "bi";

    /**
     * Where the database is and as whom one enters.
     *
     * @param role the name of the role
     */
    record Place(String host, int port, String database, String role) {}

    /**
     * A door just opened.
     *
     * @param password shown once; only a hash of it is kept by the database
     */
    record Opened(Place place, String password) {}

    /** Where the open door is; empty while it is closed. */
    Optional<Place> open();

    /** The views that one sees there. */
    List<String> views();

    /**
     * Opens the door, or gives it a new password.
     *
     * @return unknown with {@code may-not} where the owner of the database may not create roles
     */
    Outcome<Opened> renew(String who);

    /** Closes the door: sessions end, the role goes. @return whether it was open */
    boolean close(String who);
}
