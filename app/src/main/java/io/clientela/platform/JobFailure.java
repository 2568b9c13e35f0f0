package io.clientela.platform;

/** A job cannot be done. The message is for the person who asked: what is wrong and what to do about it. */
public final class JobFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public JobFailure(String message) {
        super(message);
    }

    public JobFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
