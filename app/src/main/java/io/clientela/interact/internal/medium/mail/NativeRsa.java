package io.clientela.interact.internal.medium.mail;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.GeneralSecurityException;
import java.security.Signature;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signatures by RSA and SHA-256, made by native code where there is some for this machine: the same bytes (RSASSA-PKCS1-v1_5
 * has no chance in it) in about a third of the time that Java's own takes.
 */
final class NativeRsa {

    private static final Logger LOG = LoggerFactory.getLogger(NativeRsa.class);
    private static final String ALGORITHM = "SHA256withRSA";
    private static final boolean USABLE = isUsable();

    private NativeRsa() {}

    /** For one thread. */
    static Signature signature() throws GeneralSecurityException {
        return USABLE
                ? Signature.getInstance(ALGORITHM, AmazonCorrettoCryptoProvider.INSTANCE)
                : Signature.getInstance(ALGORITHM);
    }

    private static boolean isUsable() {
        var trouble = AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError();
        if (trouble != null) {
            LOG.info("mail is signed by Java itself, slower: {}", trouble.getMessage());
        }
        return trouble == null;
    }
}
