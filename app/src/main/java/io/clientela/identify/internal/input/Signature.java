package io.clientela.identify.internal.input;

import java.time.Instant;
import java.util.Optional;

/**
 * What was found about the signature of a signed file (CMS, .p7m). One that holds proves that the content is what the
 * signer signed; whether the signer's certificate is to be trusted is not decided here.
 *
 * @param file the signed file, with the path inside an archive behind {@code !/}
 * @param signer the subject of the signer's certificate, in words, empty where none is enclosed
 * @param signerTaxCode the tax code that the certificate carries, empty where it carries none
 * @param issuer who issued the certificate, empty where none is enclosed
 * @param validAtSigning whether the certificate was within its dates at the signing time, where that time is known
 * @param signedAt the signing time that the signature claims
 * @param broken why the signature does not hold, empty where it holds
 */
public record Signature(
        String file,
        String signer,
        String signerTaxCode,
        String issuer,
        Optional<Boolean> validAtSigning,
        Optional<Instant> signedAt,
        String broken) {

    /**
     * One that does not hold.
     *
     * @param signer whose it claims to be, empty where nobody can be named
     */
    public static Signature broken(String file, String signer, String why) {
        return new Signature(file, signer, "", "", Optional.empty(), Optional.empty(), why);
    }
}
