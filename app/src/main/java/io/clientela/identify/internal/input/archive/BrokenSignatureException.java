package io.clientela.identify.internal.input.archive;

/** Says that a signature does not hold, or cannot be checked. */
final class BrokenSignatureException extends Exception {

    private static final long serialVersionUID = 1;

    private final String signer;

    /**
     * @param signer whose signature it claims to be, empty where nobody can be named
     */
    BrokenSignatureException(String signer, String detail) {
        super(detail);
        this.signer = signer;
    }

    String signer() {
        return signer;
    }
}
