package io.clientela.identify.internal.input.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.identify.internal.input.ContactLines;
import io.clientela.identify.internal.input.Limits;
import io.clientela.identify.internal.input.Place;
import io.clientela.identify.internal.input.Reading;
import io.clientela.identify.internal.input.Told;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.util.CollectionStore;
import org.junit.jupiter.api.Test;

/** A signed file is read when every signature under it holds, and refused whole when one does not. */
class SignedReaderTest {

    private static final String CONTENT = "email\nanna@example.org\n";

    @Test
    void readsWhatIsSignedWithEitherKindOfKey() throws Exception {
        for (var signer : List.of(Envelopes.rsa(), Envelopes.elliptic())) {
            var told = read(sign(CONTENT, List.of(signer)));
            assertThat(told.refusals).isEmpty();
            assertThat(told.contacts).hasSize(1);
            assertThat(told.contacts.getFirst().place()).isEqualTo(new Place("f.csv.p7m!/f.csv", 2));
            var signature = told.signatures.getFirst();
            assertThat(signature.file()).isEqualTo("f.csv.p7m");
            assertThat(signature.signer()).isEqualTo("Rossi Mario");
            assertThat(signature.signerTaxCode()).isEqualTo("RSSMRA80A01H501U");
            assertThat(signature.validAtSigning()).contains(true);
            assertThat(signature.signedAt()).isPresent();
            assertThat(signature.broken()).isEmpty();
        }
    }

    @Test
    void readsBase64WithAndWithoutPemLines() throws Exception {
        var envelope = sign(CONTENT, List.of(Envelopes.elliptic()));
        var mime = Base64.getMimeEncoder().encodeToString(envelope);
        for (var text : List.of(
                Base64.getEncoder().encodeToString(envelope),
                mime,
                mime + "\r\n",
                "-----BEGIN PKCS7-----\n" + mime + "\n-----END PKCS7-----\n",
                "-----BEGIN CMS-----\r\n" + mime + "\r\n-----END CMS-----")) {
            var told = read(text.getBytes(StandardCharsets.US_ASCII));
            assertThat(told.contacts).as(text.substring(0, 30)).hasSize(1);
            assertThat(told.signatures).hasSize(1);
        }
    }

    @Test
    void readsTheFormOfIndefiniteLength() throws Exception {
        var envelope = new CMSSignedData(sign(CONTENT, List.of(Envelopes.elliptic())));
        var told = read(envelope.toASN1Structure().getEncoded("BER"));
        assertThat(told.contacts).hasSize(1);
    }

    @Test
    void checksEverySignerAndEveryEnvelope() throws Exception {
        var two = sign(CONTENT, List.of(Envelopes.rsa(), Envelopes.elliptic()));
        assertThat(read(two).signatures).hasSize(2);
        var nested = Envelopes.sign(two, true, true, List.of(Envelopes.elliptic()));
        var told = read(nested);
        assertThat(told.signatures).hasSize(3);
        assertThat(told.contacts).hasSize(1);
    }

    @Test
    void refusesContentThatWasChanged() throws Exception {
        var envelope = sign(CONTENT, List.of(Envelopes.rsa()));
        envelope[find(envelope, "anna")] = 'A';
        var told = read(envelope);
        assertThat(told.reasons()).containsExactly("signature-broken");
        assertThat(told.contacts).isEmpty();
        assertThat(told.signatures).hasSize(1);
        assertThat(told.signatures.getFirst().signer()).isEqualTo("Rossi Mario");
        assertThat(told.signatures.getFirst().broken()).contains("Rossi Mario");
        assertThat(told.refusals.getFirst().flaw().detail()).contains("Rossi Mario");
    }

    @Test
    void refusesASignatureThatWasChanged() throws Exception {
        var envelope = sign(CONTENT, List.of(Envelopes.rsa()));
        envelope[envelope.length - 5] ^= 1;
        assertThat(read(envelope).reasons()).containsExactly("signature-broken");
    }

    @Test
    void readsNothingElseOutOfADamagedEnvelope() throws Exception {
        var envelope = sign(CONTENT, List.of(Envelopes.elliptic()));
        var random = new SplittableRandom(5);
        for (int i = 0; i < 500; i++) {
            var damaged = envelope.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            var told = read(damaged);
            for (var contact : told.contacts) {
                assertThat(contact.key()).isEqualTo("anna@example.org");
            }
            assertThat(told.contacts.size() + told.refusals.size()).isEqualTo(1);
        }
    }

    @Test
    void refusesASecondSignerWhoSignedSomethingElse() throws Exception {
        var good = new CMSSignedData(sign(CONTENT, List.of(Envelopes.rsa())));
        var other = new CMSSignedData(sign("email\nberta@example.org\n", List.of(Envelopes.elliptic())));
        var signers = new ArrayList<>(good.getSignerInfos().getSigners());
        signers.addAll(other.getSignerInfos().getSigners());
        var certificates = new ArrayList<>(good.getCertificates().getMatches(null));
        certificates.addAll(other.getCertificates().getMatches(null));
        var generator = new CMSSignedDataGenerator();
        generator.addSigners(new SignerInformationStore(signers));
        generator.addCertificates(new CollectionStore<>(certificates));
        var mixed = generator.generate(good.getSignedContent(), true).getEncoded();
        var told = read(mixed);
        assertThat(told.reasons()).containsExactly("signature-broken");
        assertThat(told.contacts).isEmpty();
    }

    @Test
    void showsACertificateOutsideItsDates() throws Exception {
        var told = read(sign(CONTENT, List.of(Envelopes.expired())));
        assertThat(told.contacts).hasSize(1);
        assertThat(told.signatures.getFirst().validAtSigning()).contains(false);
    }

    @Test
    void refusesWhatCannotBeChecked() throws Exception {
        var signer = List.of(Envelopes.elliptic());
        var content = CONTENT.getBytes(StandardCharsets.UTF_8);
        assertThat(read(Envelopes.sign(content, true, false, signer)).reasons()).containsExactly("signature-broken");
        assertThat(read(Envelopes.sign(content, false, true, signer)).reasons())
                .containsExactly("signature-without-content");
        assertThat(read(Envelopes.sign(content, true, true, List.of())).reasons())
                .containsExactly("signature-broken");
    }

    @Test
    void refusesASignedFileBeyondTheLimitAndReadsOneThatJustFits() throws Exception {
        var envelope = sign(CONTENT, List.of(Envelopes.elliptic()));
        assertThat(read(envelope, signedBytes(envelope.length)).contacts).hasSize(1);
        var told = read(envelope, signedBytes(envelope.length - 1));
        assertThat(told.reasons()).containsExactly("signed-too-large");
        assertThat(told.refusals.getFirst().flaw().detail()).isEqualTo("more than " + (envelope.length - 1) + " bytes");
        assertThat(told.contacts).isEmpty();
        assertThat(told.signatures).isEmpty();
    }

    private static Limits signedBytes(int most) {
        var usual = Limits.USUAL;
        return new Limits(
                usual.archiveEntries(),
                usual.archiveDepth(),
                usual.unpackedBytes(),
                usual.ratio(),
                most,
                usual.xmlBytes(),
                usual.xmlDepth(),
                usual.xmlElements());
    }

    private static byte[] sign(String content, List<Envelopes.Signer> signers) throws Exception {
        return Envelopes.sign(content.getBytes(StandardCharsets.UTF_8), true, true, signers);
    }

    private static int find(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
    }

    private static Told read(byte[] bytes) throws IOException {
        return read(bytes, Limits.USUAL);
    }

    private static Told read(byte[] bytes, Limits limits) throws IOException {
        var told = new Told();
        new Reading(limits, new ContactLines()).read("f.csv.p7m", new ByteArrayInputStream(bytes), told);
        return told;
    }
}
