package io.clientela.identify.internal.input;

import java.time.Instant;
import java.util.Optional;

/**
 * What was found about the signature of a signed file (CMS, .p7m). It proves that the content is what the signer
 * signed; whether the signer's certificate is to be trusted is not decided here.
 *
 * @param file the signed file, with the path inside an archive behind {@code !/}
 * @param signer the subject of the signer's certificate, in words
 * @param signerTaxCode the tax code that the certificate carries, empty where it carries none
 * @param issuer who issued the certificate
 * @param validAtSigning whether the certificate was within its dates at the signing time, where that time is known
 * @param signedAt the signing time that the signature claims
 */
public record Signature(
        String file,
        String signer,
        String signerTaxCode,
        String issuer,
        Optional<Boolean> validAtSigning,
        Optional<Instant> signedAt) {}
