package io.clientela.kernel.need;

/**
 * One thing that happened to a need. Events are added and never changed: who was wrong adds one that takes another back.
 *
 * @param number grows with time, from 1
 * @param kind what happened
 * @param takesBack the number of the event that this one takes back; 0 where it takes none back
 */
public record NeedEvent(long number, Kind kind, long takesBack) {

    /** What can happen to a need. */
    public enum Kind {
        /** It was stated, or seen in the purchases. */
        STATED,
        /** It was met. */
        MET,
        /** The firm could not or would not meet it, or the customer does not want it met by this firm. */
        REFUSED,
        /** It stands open again: the answer did not last. */
        REOPENED,
        /** An earlier event is taken back: it counts as if it had never been. */
        TAKEN_BACK
    }

    public NeedEvent {
        if (number < 1 || (kind == Kind.TAKEN_BACK) != (takesBack > 0) || takesBack >= number) {
            throw new IllegalArgumentException("not an event: " + number + " " + kind + " " + takesBack);
        }
    }
}
