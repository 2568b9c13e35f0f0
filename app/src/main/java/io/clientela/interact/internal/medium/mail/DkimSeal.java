package io.clientela.interact.internal.medium.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Properties;
import org.simplejavamail.utils.mail.dkim.Canonicalization;
import org.simplejavamail.utils.mail.dkim.DkimException;
import org.simplejavamail.utils.mail.dkim.DkimMessage;
import org.simplejavamail.utils.mail.dkim.DkimSigner;
import org.simplejavamail.utils.mail.dkim.SigningAlgorithm;

/** Signs messages by DKIM (RFC 6376): rsa-sha256, relaxed/relaxed, both headers of leaving included (RFC 8058). For one thread. */
final class DkimSeal {

    private static final Session SESSION = Session.getInstance(new Properties());

    private final DkimSigner signer;

    DkimSeal(EmailSettings.Dkim dkim) {
        try {
            signer = new DkimSigner(dkim.domain(), dkim.selector(), key(dkim.key()));
            signer.setSigningAlgorithm(SigningAlgorithm.SHA256_WITH_RSA);
            signer.setHeaderCanonicalization(Canonicalization.RELAXED);
            signer.setBodyCanonicalization(Canonicalization.RELAXED);
            signer.setLengthParam(false);
            signer.setCheckDomainKey(false);
            for (String header : new String[] {
                "List-Unsubscribe", "List-Unsubscribe-Post", "In-Reply-To", "References", "Content-Language"
            }) {
                signer.addHeaderToSign(header);
            }
        } catch (DkimException | GeneralSecurityException e) {
            throw new IllegalArgumentException("this key cannot sign: " + e.getMessage(), e);
        }
    }

    /** The message with its signature before it. */
    byte[] sign(byte[] message) {
        try {
            var out = new ByteArrayOutputStream(message.length + 1024);
            new DkimMessage(new MimeMessage(SESSION, new ByteArrayInputStream(message)), signer).writeTo(out);
            return out.toByteArray();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("cannot sign: " + e.getMessage(), e);
        }
    }

    /** A private key in PEM (PKCS #8) or as bare Base64. */
    static RSAPrivateKey key(String pem) throws GeneralSecurityException {
        byte[] encoded = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        return (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    /** What the domain's TXT record {@code <selector>._domainkey.<domain>} must say. */
    static String record(String pem) throws GeneralSecurityException {
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) key(pem);
        byte[] open = KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()))
                .getEncoded();
        return "v=DKIM1; k=rsa; p=" + Base64.getEncoder().encodeToString(open);
    }
}
