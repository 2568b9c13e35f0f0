package io.clientela.identify;

import java.time.Instant;
import java.util.Optional;

/**
 * One signature under an imported file, or under a file inside it. Whether the certificate's issuer is to be trusted is
 * not decided.
 *
 * @param place the signed file, with its path inside an archive behind {@code !/}
 * @param signer whose signature it is, empty where nobody can be named
 * @param taxCode the signer's tax code, empty where the certificate carries none
 * @param issuer who issued the certificate, empty where none is enclosed
 * @param signedAt when it was made, as it claims
 * @param state whether it holds
 * @param detail why it does not hold, empty where it does
 */
public record FileSignature(
        String place,
        String signer,
        String taxCode,
        String issuer,
        Optional<Instant> signedAt,
        State state,
        String detail) {

    /** Whether a signature holds. */
    public enum State {
        /** The content is what was signed, with a certificate that was within its dates. */
        HOLDS,
        /** The content is what was signed; when, the signature does not say. */
        UNDATED,
        /** The content is what was signed, with a certificate outside its dates. */
        OUTSIDE_DATES,
        /** The content is not what was signed, or there is nothing to check against; the file was refused. */
        BROKEN
    }
}
