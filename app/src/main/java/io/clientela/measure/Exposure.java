package io.clientela.measure;

import io.clientela.measure.internal.exposure.ExposureMaker;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The arm of one customer for one thing that is about to be done to him. Only {@link Exposures} makes one, and no message
 * can be planned without one: so nothing leaves the house without a known arm.
 */
public final class Exposure {

    /** Why a customer may be written to, or not. */
    public enum Kind {
        /** In an experiment, in an arm that is treated. */
        TREATED,
        /** In an experiment, in the arm that is held out: he must not be written to. */
        HELD_OUT,
        /** In the lasting hold-out over all initiatives: he must not be written to. */
        HELD_OUT_OF_ALL,
        /** His experiment does not run any more: nobody is treated. */
        OVER,
        /** No initiative: an answer to him, a question of service, a notice about his order, a safety notice. */
        NOT_MEASURED
    }

    private final long customerId;
    private final Kind kind;
    private final OptionalLong experimentId;
    private final Optional<String> arm;

    private Exposure(long customerId, Kind kind, OptionalLong experimentId, Optional<String> arm) {
        this.customerId = customerId;
        this.kind = kind;
        this.experimentId = experimentId;
        this.arm = arm;
    }

    static {
        ExposureMaker.is(Exposure::new);
    }

    /** The customer's number at the time. */
    public long customerId() {
        return customerId;
    }

    public Kind kind() {
        return kind;
    }

    /** The experiment; empty for {@link Kind#NOT_MEASURED} and {@link Kind#HELD_OUT_OF_ALL}. */
    public OptionalLong experimentId() {
        return experimentId;
    }

    /** The name of the arm; empty where there is no experiment. */
    public Optional<String> arm() {
        return arm;
    }

    /** Whether he may be written to as far as measuring goes. */
    public boolean mayBeWrittenTo() {
        return kind == Kind.TREATED || kind == Kind.NOT_MEASURED;
    }
}
