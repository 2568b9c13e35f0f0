package io.clientela.identify.internal.input.archive;

import io.clientela.identify.internal.input.Intake;
import io.clientela.identify.internal.input.PassingIntake;

/** Passes on what an inner file tells; its progress is told as that of the outermost file. */
public final class InnerIntake extends PassingIntake {

    private final Unpacking unpacking;

    public InnerIntake(Intake outer, Unpacking unpacking) {
        super(outer);
        this.unpacking = unpacking;
    }

    @Override
    public void progress(long bytesRead) {
        outer().progress(unpacking.position());
    }
}
