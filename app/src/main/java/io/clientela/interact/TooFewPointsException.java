package io.clientela.interact;

/** Somebody asked for more points than there are. */
public class TooFewPointsException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final long has;

    /** Of those that he has he asked for more. */
    public TooFewPointsException(long has, long asked) {
        super("has " + has + " points, not " + asked);
        this.has = has;
    }

    /** The points that there are. */
    public long has() {
        return has;
    }
}
