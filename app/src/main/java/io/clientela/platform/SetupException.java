package io.clientela.platform;

/**
 * The ground cannot be laid: no database, no folder, no right to start one. The message is for the person at the screen:
 * what is wrong and what to do about it.
 */
public class SetupException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SetupException(String message) {
        super(message);
    }

    public SetupException(String message, Throwable cause) {
        super(message, cause);
    }
}
