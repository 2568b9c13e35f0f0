package io.clientela.identify;

import io.clientela.kernel.value.Flaw;

/** An archive cannot be opened without losing a part of it. */
public final class ArchiveRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Flaw flaw;

    /** @param flaw what is wrong with the first part that would be refused */
    public ArchiveRefusedException(Flaw flaw) {
        super(flaw.toString());
        this.flaw = flaw;
    }

    /** What is wrong with the first part that would be refused. */
    public Flaw flaw() {
        return flaw;
    }
}
