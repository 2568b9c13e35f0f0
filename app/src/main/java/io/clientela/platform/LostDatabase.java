package io.clientela.platform;

import java.sql.SQLException;

/** Tells a database that went away from whatever else may go wrong. */
public final class LostDatabase {

    private LostDatabase() {}

    /** Whether something failed since the server cannot be reached (SQLSTATE class 08) or shuts down (57P). */
    public static boolean isCauseOf(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = String.valueOf(sql.getSQLState());
                if (state.startsWith("08") || state.startsWith("57P")) {
                    return true;
                }
            }
        }
        return false;
    }
}
