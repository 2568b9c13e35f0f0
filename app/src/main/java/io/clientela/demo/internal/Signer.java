package io.clientela.demo.internal;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.util.CollectionStore;

/**
 * Signs files as CMS (.p7m, CAdES without time stamp) with a key and a self-signed certificate that follow from the
 * seed: the same content gives the same bytes. The key protects nothing and is known to everyone who has the seed.
 */
final class Signer {

    private static final BigInteger EXPONENT = BigInteger.valueOf(65_537);

    private static final String TAX_CODE = TaxCodes.of("Ardizzoni", "Anna", LocalDate.of(1962, 5, 14), true, "H223");

    private final ContentSigner signer;
    private final X509CertificateHolder certificate;

    Signer(Dice dice) {
        try {
            var p = prime(dice);
            var q = prime(dice);
            var modulus = p.multiply(q);
            var secret = EXPONENT.modInverse(p.subtract(BigInteger.ONE).multiply(q.subtract(BigInteger.ONE)));
            var keys = KeyFactory.getInstance("RSA");
            var privateKey = keys.generatePrivate(new RSAPrivateCrtKeySpec(
                    modulus,
                    EXPONENT,
                    secret,
                    p,
                    q,
                    secret.mod(p.subtract(BigInteger.ONE)),
                    secret.mod(q.subtract(BigInteger.ONE)),
                    q.modInverse(p)));
            signer = contentSigner(privateKey);
            certificate = certificate(keys.generatePublic(new RSAPublicKeySpec(modulus, EXPONENT)));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("the key of the demo firm cannot be made", e);
        }
    }

    private static BigInteger prime(Dice dice) {
        while (true) {
            var bytes = new byte[128];
            for (var i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) dice.bits();
            }
            bytes[0] |= (byte) 0xC0;
            var prime = new BigInteger(1, bytes).nextProbablePrime();
            if (prime.bitLength() == 1_024 && !prime.mod(EXPONENT).equals(BigInteger.ONE)) {
                return prime;
            }
        }
    }

    private static ContentSigner contentSigner(PrivateKey key) throws OperatorCreationException {
        return new JcaContentSignerBuilder("SHA256withRSA").build(key);
    }

    private X509CertificateHolder certificate(PublicKey key) {
        var name = new X500Name("C=IT,O=" + House.NAME + ",SERIALNUMBER=TINIT-" + TAX_CODE + ",CN=Anna Ardizzoni");
        return new X509v3CertificateBuilder(
                        name,
                        BigInteger.valueOf(19_580_001),
                        date(House.FIRST_DAY.atStartOfDay()),
                        date(House.LAST_DAY.plusYears(2).atStartOfDay()),
                        name,
                        SubjectPublicKeyInfo.getInstance(key.getEncoded()))
                .build(signer);
    }

    private static Date date(LocalDateTime time) {
        return Date.from(time.toInstant(ZoneOffset.UTC));
    }

    /** The signed file with the content inside, DER. */
    byte[] sign(byte[] content) {
        try {
            var attributes = new ASN1EncodableVector();
            attributes.add(new Attribute(CMSAttributes.signingTime, new DERSet(new Time(date(House.STAMP)))));
            var generator = new CMSSignedDataGenerator();
            var digests = new JcaDigestCalculatorProviderBuilder().build();
            generator.addSignerInfoGenerator(new SignerInfoGeneratorBuilder(digests)
                    .setSignedAttributeGenerator(
                            new DefaultSignedAttributeTableGenerator(new AttributeTable(attributes)))
                    .build(signer, certificate));
            generator.addCertificates(new CollectionStore<>(List.of(certificate)));
            return generator
                    .generate(new CMSProcessableByteArray(content), true)
                    .getEncoded("DER");
        } catch (OperatorCreationException | CMSException | IOException e) {
            throw new IllegalStateException("a file of the demo firm cannot be signed", e);
        }
    }
}
