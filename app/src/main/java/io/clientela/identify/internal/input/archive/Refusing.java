package io.clientela.identify.internal.input.archive;

import io.clientela.identify.internal.input.Intake;
import io.clientela.identify.internal.input.Refusal;
import io.clientela.kernel.value.Flaw;
import java.util.List;
import java.util.Optional;

/** Refuses whole files. */
public final class Refusing {

    private Refusing() {}

    /** Refuses the file of that name. */
    public static void refuse(Intake intake, String name, String reason, String detail) {
        intake.refused(new Refusal(new Flaw(name, 0, "", reason, detail), List.of(), List.of(), Optional.empty()));
    }
}
