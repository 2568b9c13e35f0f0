package io.clientela.identify.internal.input.archive;

/** Says that a signature does not hold, or cannot be checked. */
final class BrokenSignatureException extends Exception {

    private static final long serialVersionUID = 1;

    BrokenSignatureException(String detail) {
        super(detail);
    }
}
