package io.clientela.identify.internal.input.archive;

import io.clientela.identify.internal.input.Signature;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * Checks the signatures of CMS SignedData against the certificates enclosed: the digest of the content, and the signature
 * over it, of every signer. A certificate outside its dates is told and not refused; trust in its issuer is not decided.
 */
final class Signatures {

    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    /** How certificates of Italian signers write the tax code: TINIT-RSSMRA80A01H501U, or IT:RSSMRA80A01H501U. */
    private static final Pattern TAX_CODE =
            Pattern.compile("(?:TINIT-|IT:)?([A-Z]{6}\\w{2}[A-Z]\\w{2}[A-Z]\\w{3}[A-Z])");

    private Signatures() {}

    /**
     * What was found under the content, signer by signer.
     *
     * @param file the name of the signed file
     * @throws BrokenSignatureException if there is no signer, a signer's certificate is not enclosed, or a digest or
     *     signature is wrong
     * @throws CMSException if the structure cannot be read
     */
    static List<Signature> check(String file, CMSSignedData signed) throws BrokenSignatureException, CMSException {
        var found = new ArrayList<Signature>();
        for (var signer : signed.getSignerInfos().getSigners()) {
            found.add(check(file, signed, signer));
        }
        if (found.isEmpty()) {
            throw new BrokenSignatureException("", "the file has the form of a signed one and nobody signed it");
        }
        return found;
    }

    private static Signature check(String file, CMSSignedData signed, SignerInformation signer)
            throws BrokenSignatureException, CMSException {
        @SuppressWarnings("unchecked") // Bouncy Castle's SignerId is a raw Selector
        var certificates = signed.getCertificates().getMatches(signer.getSID());
        if (certificates.isEmpty()) {
            throw new BrokenSignatureException(
                    "", "the signer's certificate is not enclosed: nothing to check against");
        }
        var certificate = (X509CertificateHolder) certificates.iterator().next();
        var name = name(certificate.getSubject());
        if (!holds(signer, certificate, name)) {
            throw new BrokenSignatureException(name, "the content is not what " + name + " signed");
        }
        var time = time(signer);
        return new Signature(
                file,
                name,
                taxCode(certificate.getSubject()),
                name(certificate.getIssuer()),
                time.map(at -> certificate.isValidOn(Date.from(at))),
                time,
                "");
    }

    private static boolean holds(SignerInformation signer, X509CertificateHolder certificate, String name)
            throws BrokenSignatureException {
        try {
            var key = new JcaX509CertificateConverter()
                    .setProvider(PROVIDER)
                    .getCertificate(certificate)
                    .getPublicKey();
            return signer.verify(new JcaSimpleSignerInfoVerifierBuilder()
                    .setProvider(PROVIDER)
                    .build(key));
        } catch (CMSException | OperatorCreationException | GeneralSecurityException e) {
            throw new BrokenSignatureException(name, "the signature of " + name + " does not hold: " + e.getMessage());
        }
    }

    private static Optional<Instant> time(SignerInformation signer) {
        var attributes = signer.getSignedAttributes();
        var attribute = attributes == null ? null : attributes.get(CMSAttributes.signingTime);
        if (attribute == null || attribute.getAttrValues().size() == 0) {
            return Optional.empty();
        }
        return Optional.of(Time.getInstance(attribute.getAttrValues().getObjectAt(0))
                .getDate()
                .toInstant());
    }

    private static String name(X500Name subject) {
        var common = first(subject, BCStyle.CN);
        return common.isEmpty() ? subject.toString() : common;
    }

    private static String taxCode(X500Name subject) {
        for (var place : List.of(BCStyle.SERIALNUMBER, BCStyle.CN)) {
            var found = TAX_CODE.matcher(first(subject, place));
            if (found.find()) {
                return found.group(1);
            }
        }
        return "";
    }

    private static String first(X500Name subject, ASN1ObjectIdentifier place) {
        var found = subject.getRDNs(place);
        return found.length == 0
                ? ""
                : IETFUtils.valueToString(found[0].getFirst().getValue());
    }
}
