package io.clientela.interact.internal.medium.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Witness: Java's own signatures. */
class NativeRsaTest {

    @Test
    void theSameBytesAsJavasOwn() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        var random = new Random(11);
        for (int bits : new int[] {1024, 2048, 4096}) {
            generator.initialize(bits);
            var key = generator.generateKeyPair().getPrivate();
            for (int length : new int[] {0, 1, 700, 100_000}) {
                byte[] text = new byte[length];
                random.nextBytes(text);
                var javas = Signature.getInstance("SHA256withRSA", "SunRsaSign");
                javas.initSign(key);
                javas.update(text);
                var ours = NativeRsa.signature();
                ours.initSign(key);
                ours.update(text);
                assertThat(ours.sign()).as(bits + " bits, " + length).isEqualTo(javas.sign());
            }
        }
    }
}
