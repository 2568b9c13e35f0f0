package io.clientela.identify.internal.input.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.identify.internal.input.ContactLines;
import io.clientela.identify.internal.input.Document.Kind;
import io.clientela.identify.internal.input.Document.LineKind;
import io.clientela.identify.internal.input.Field;
import io.clientela.identify.internal.input.Limits;
import io.clientela.identify.internal.input.Reading;
import io.clientela.identify.internal.input.Told;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever amounts a FatturaPA file holds, in whatever encoding, the same come out, to the cent. */
class FatturaPropertyTest {

    private static final List<String> CHARSETS =
            List.of("UTF-8", "UTF-8 with mark", "windows-1252", "ISO-8859-1", "ISO-8859-15", "UTF-16BE", "UTF-16LE");

    @Test
    void readsTheAmountsThatWereWritten() throws IOException {
        for (int seed = 0; seed < 1000; seed++) {
            var encoding = CHARSETS.get(seed % CHARSETS.size());
            var charset = encoding.replace(" with mark", "");
            var declared = charset.startsWith("UTF-16") ? "UTF-16" : charset;
            var declaration = "<?xml version=\"1.0\" encoding=\"" + declared + "\"?>\n";
            var fattura = new FatturaText(new SplittableRandom(seed), declaration);
            var told = read(bytes(fattura.text(), encoding, charset));
            assertThat(told.refusals).as("seed %d, %s", seed, encoding).isEmpty();
            assertThat(told.remarks).as("seed %d", seed).isEmpty();
            assertThat(told.documents).hasSameSizeAs(fattura.expected);
            for (int i = 0; i < told.documents.size(); i++) {
                check(seed, told, i, fattura);
            }
        }
    }

    private static void check(int seed, Told told, int index, FatturaText fattura) {
        var document = told.documents.get(index);
        var expected = fattura.expected.get(index);
        assertThat(document.number()).isEqualTo(expected.number());
        assertThat(document.kind() == Kind.CREDIT_NOTE).isEqualTo(expected.credit());
        assertThat(document.net()).as("net, seed %d", seed).isEqualByComparingTo(expected.net());
        assertThat(document.tax().orElseThrow()).isEqualByComparingTo(expected.tax());
        assertThat(document.gross().orElseThrow()).isEqualByComparingTo(expected.gross());
        for (int line = 0; line < expected.amounts().size(); line++) {
            var read = document.lines().get(line);
            assertThat(read.amount()).isEqualByComparingTo(expected.amounts().get(line));
            assertThat(read.kind()).isEqualTo(expected.credit() ? LineKind.RETURN : LineKind.SALE);
            assertThat(read.quantity().signum()).isEqualTo(expected.credit() ? -1 : 1);
        }
        var buyer = document.buyer().orElseThrow();
        assertThat(buyer.first(Field.COMPANY_NAME)).contains(fattura.name());
        assertThat(buyer.first(Field.VAT_NUMBER)).contains("IT09876543217");
        assertThat(buyer.first(Field.CERTIFIED_EMAIL)).contains("posta@pec.example");
        assertThat(document.issuer()).isEqualTo("IT01234567890");
    }

    private static Told read(byte[] bytes) throws IOException {
        var told = new Told();
        new Reading(Limits.USUAL, new ContactLines()).read("f.xml", new ByteArrayInputStream(bytes), told);
        return told;
    }

    private static byte[] bytes(String text, String encoding, String charset) {
        var out = new ByteArrayOutputStream();
        if (encoding.startsWith("UTF-16") || encoding.endsWith("mark")) {
            out.writeBytes("\uFEFF".getBytes(Charset.forName(charset)));
        }
        out.writeBytes(text.getBytes(Charset.forName(charset)));
        return out.toByteArray();
    }
}
