package io.clientela.identify.internal.input.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.identify.internal.input.ContactLines;
import io.clientela.identify.internal.input.Limits;
import io.clientela.identify.internal.input.Reading;
import io.clientela.identify.internal.input.Told;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files made to harm, and files that are merely broken, are refused with their reason and cost nothing. */
class XmlSafetyTest {

    @Test
    void refusesAnEntityThatReadsAFile(@TempDir Path folder) throws IOException {
        var secret = Files.writeString(folder.resolve("secret.txt"), "the secret");
        var told = read("<?xml version=\"1.0\"?>\n<!DOCTYPE f [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>\n"
                + "<FatturaElettronica>&x;</FatturaElettronica>");
        assertThat(told.reasons()).containsExactly("doctype-declared");
        assertThat(told.refusals.getFirst().toString()).doesNotContain("the secret");
        assertThat(told.refusals.getFirst().flaw().line()).isEqualTo(2);
    }

    @Test
    void refusesABillionLaughs() throws IOException {
        var xml = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY l0 \"lol\">");
        for (int i = 1; i < 30; i++) {
            xml.append("<!ENTITY l")
                    .append(i)
                    .append(" \"")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        var told = read(
                xml.append("]><FatturaElettronica>&l29;</FatturaElettronica>").toString());
        assertThat(told.reasons()).containsExactly("doctype-declared");
    }

    @Test
    void refusesAnExternalDocumentType() throws IOException {
        assertThat(read("<!DOCTYPE html PUBLIC \"x\" \"http://127.0.0.1:1/x.dtd\"><html/>")
                        .reasons())
                .containsExactly("doctype-declared");
    }

    @Test
    void refusesAnUndeclaredEntity() throws IOException {
        var told = read("<FatturaElettronica>\n<a>&eacute;</a></FatturaElettronica>");
        assertThat(told.reasons()).containsExactly("malformed-xml");
        assertThat(told.refusals.getFirst().flaw().line()).isEqualTo(2);
    }

    @Test
    void refusesDeepNesting() throws IOException {
        assertThat(read("<a>".repeat(1_000_000)).reasons()).containsExactly("xml-too-deep");
    }

    @Test
    void refusesTooManyElements() throws IOException {
        var limits = new Limits(10, 5, 1L << 30, 100, 1 << 20, 1 << 24, 64, 1000);
        assertThat(read("<a>" + "<b/>".repeat(1000) + "</a>", limits).reasons()).containsExactly("xml-too-large");
        assertThat(read("<a>" + "<b/>".repeat(999) + "</a>", limits).reasons()).containsExactly("unknown-xml");
    }

    @Test
    void refusesAnEndlessFileWithoutHoldingIt() throws IOException {
        var limits = new Limits(10, 5, 1L << 30, 100, 1 << 20, 1 << 20, 64, 1000);
        var told = new Told();
        var endless = new Endless();
        new Reading(limits, new ContactLines()).read("endless.xml", endless, told);
        assertThat(told.reasons()).containsExactly("xml-too-large");
        assertThat(endless.read).isLessThan(4L << 20);
    }

    @Test
    void refusesABrokenFileWholeWithItsLine() throws IOException {
        var whole = new FatturaText(new SplittableRandom(7), "").text();
        var cut = whole.substring(0, whole.lastIndexOf("</FatturaElettronicaBody>"));
        var told = read(cut);
        assertThat(told.documents).isEmpty();
        assertThat(told.reasons()).containsExactly("malformed-xml");
        assertThat(told.refusals.getFirst().flaw().line()).isGreaterThan(3);
    }

    @Test
    void survivesDamageAnywhere() throws IOException {
        var whole = new FatturaText(new SplittableRandom(11), "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .text()
                .getBytes(StandardCharsets.UTF_8);
        RandomGenerator random = new SplittableRandom(3);
        for (int i = 0; i < 3000; i++) {
            var damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            var told = read(damaged, Limits.USUAL);
            assertThat(told.documents.size() + told.refusals.size()).isPositive();
        }
    }

    @Test
    void saysWhatIsWrongWithTheEncoding() throws IOException {
        assertThat(read("<?xml version=\"1.0\" encoding=\"klingon\"?><a/>").reasons())
                .containsExactly("unknown-encoding");
        var latin = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a>\n<b>perù</b></a>"
                .getBytes(Charset.forName("windows-1252"));
        assertThat(read(latin, Limits.USUAL).reasons()).containsExactly("malformed-xml");
        var ascii =
                "<?xml version=\"1.0\" encoding=\"US-ASCII\"?>\n<a>\n<b>perù</b></a>".getBytes(StandardCharsets.UTF_8);
        var told = read(ascii, Limits.USUAL);
        assertThat(told.reasons()).containsExactly("wrong-encoding");
        assertThat(told.refusals.getFirst().flaw().line()).isEqualTo(3);
    }

    @Test
    void readsSingleBytesThatClaimToBeWide() throws IOException {
        var told = read("<?xml version=\"1.0\" encoding=\"utf-16\"?><note>perù</note>");
        assertThat(told.reasons()).containsExactly("unknown-xml");
    }

    @Test
    void namesTheRootOfOtherXml() throws IOException {
        var told = read("<ordine xmlns=\"urn:x\"/>");
        assertThat(told.refusals.getFirst().flaw().detail())
                .contains("the root element is ordine of urn:x")
                .contains("FatturaElettronica");
    }

    @Test
    void passesOverNoticesOfTheExchange() throws IOException {
        var told = read("<ns3:RicevutaConsegna xmlns:ns3=\"urn:x\"><IdentificativoSdI>1</IdentificativoSdI>"
                + "</ns3:RicevutaConsegna>");
        assertThat(told.refusals).isEmpty();
        assertThat(told.remarked()).containsExactly("exchange-notice");
    }

    private static Told read(String xml) throws IOException {
        return read(xml, Limits.USUAL);
    }

    private static Told read(String xml, Limits limits) throws IOException {
        return read(xml.getBytes(StandardCharsets.UTF_8), limits);
    }

    private static Told read(byte[] xml, Limits limits) throws IOException {
        var told = new Told();
        new Reading(limits, new ContactLines()).read("f.xml", new ByteArrayInputStream(xml), told);
        return told;
    }

    /** A file of one element whose name never ends. */
    private static final class Endless extends InputStream {

        private long read;

        @Override
        public int read() {
            read++;
            return read == 1 ? '<' : 'a';
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            for (int i = 0; i < length; i++) {
                buffer[offset + i] = (byte) read();
            }
            return length;
        }
    }
}
