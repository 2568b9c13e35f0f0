package io.clientela.identify.internal.input.archive;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Makes signed files with certificates of its own. */
public final class Envelopes {

    /** Someone who signs. */
    public record Signer(KeyPair keys, X509CertificateHolder certificate, String algorithm) {}

    static final String SUBJECT = "CN=Rossi Mario,2.5.4.5=TINIT-RSSMRA80A01H501U,O=Prova,C=IT";

    private Envelopes() {}

    public static Signer rsa() throws Exception {
        return signer("RSA", 2048, "SHA256withRSA", Instant.now().plus(1, ChronoUnit.DAYS));
    }

    public static Signer elliptic() throws Exception {
        return signer("EC", 256, "SHA256withECDSA", Instant.now().plus(1, ChronoUnit.DAYS));
    }

    public static Signer expired() throws Exception {
        return signer("EC", 256, "SHA256withECDSA", Instant.now().minus(1, ChronoUnit.DAYS));
    }

    private static Signer signer(String kind, int size, String algorithm, Instant until) throws Exception {
        var generator = KeyPairGenerator.getInstance(kind);
        generator.initialize(size);
        var keys = generator.generateKeyPair();
        var name = new X500Name(SUBJECT);
        var certificate = new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.valueOf(System.nanoTime()),
                        Date.from(Instant.now().minus(9, ChronoUnit.DAYS)),
                        Date.from(until),
                        name,
                        keys.getPublic())
                .build(new JcaContentSignerBuilder(algorithm).build(keys.getPrivate()));
        return new Signer(keys, certificate, algorithm);
    }

    /**
     * A CMS envelope in DER.
     *
     * @param enclosed whether the content is in it
     * @param certified whether the certificates are in it
     */
    public static byte[] sign(byte[] content, boolean enclosed, boolean certified, List<Signer> signers)
            throws Exception {
        var generator = new CMSSignedDataGenerator();
        for (var signer : signers) {
            generator.addSignerInfoGenerator(
                    new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                            .build(
                                    new JcaContentSignerBuilder(signer.algorithm())
                                            .build(signer.keys().getPrivate()),
                                    signer.certificate()));
            if (certified) {
                generator.addCertificate(signer.certificate());
            }
        }
        return generator
                .generate(new CMSProcessableByteArray(content), enclosed)
                .toASN1Structure()
                .getEncoded("DER");
    }
}
