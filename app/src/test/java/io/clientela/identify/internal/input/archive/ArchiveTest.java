package io.clientela.identify.internal.input.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.identify.internal.input.Contact;
import io.clientela.identify.internal.input.ContactLines;
import io.clientela.identify.internal.input.Intake;
import io.clientela.identify.internal.input.Limits;
import io.clientela.identify.internal.input.PassingIntake;
import io.clientela.identify.internal.input.Reading;
import io.clientela.identify.internal.input.Told;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives are opened in memory, to a small depth, within limits, and never write a file. */
class ArchiveTest {

    private static final byte[] ANNA = text("email\nanna@example.org\n");
    private static final byte[] BERTA = text("email\nberta@example.org\n");

    @Test
    void readsEachFileByItsContent() throws IOException {
        var inner = zip(Map.of("deep/b.csv", BERTA));
        var told = read("a.zip", zip(Map.of("a.txt", ANNA, "inner.bin", inner, "x.xml", text("<x/>"))));
        assertThat(told.contacts.stream().map(Contact::place))
                .extracting("file")
                .containsExactlyInAnyOrder("a.zip!/a.txt", "a.zip!/inner.bin!/deep/b.csv");
        assertThat(told.reasons()).containsExactly("unknown-xml");
        assertThat(told.refusals.getFirst().flaw().file()).isEqualTo("a.zip!/x.xml");
    }

    @Test
    void readsFromDiskAndTellsHowFarItIs(@TempDir Path folder) throws IOException {
        var file = Files.write(folder.resolve("a.zip"), zip(Map.of("a.csv", ANNA, "b.csv", BERTA)));
        var told = new Told();
        new Reading(Limits.USUAL, new ContactLines()).read(file, told);
        assertThat(told.contacts).hasSize(2);
        assertThat(told.progress.getLast()).isPositive().isLessThanOrEqualTo(Files.size(file));
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void readsGzipAndTar() throws IOException {
        assertThat(read("a.csv.gz", gzip(ANNA)).contacts.getFirst().place().file())
                .isEqualTo("a.csv.gz!/a.csv");
        var tar = tar(Map.of("a.csv", ANNA, "dir/b.csv", BERTA));
        assertThat(read("a.tar", tar).contacts).hasSize(2);
        assertThat(read("a.tgz", gzip(tar)).contacts.getFirst().place().file()).startsWith("a.tgz!/a.tar!/");
    }

    @Test
    void refusesNamesThatLeadOut() throws IOException {
        for (var name : List.of("../../etc/x", "/etc/x", "a/../../x", "C:\\x.csv", "..\\x", "\\\\host\\x", "a/..")) {
            var told = read("a.zip", zip(Map.of(name, ANNA, "good.csv", BERTA)));
            assertThat(told.reasons()).as(name).containsExactly("archive-path");
            assertThat(told.contacts).hasSize(1);
        }
        var told = read("a.tar", tar(Map.of("../x", ANNA, "good.csv", BERTA)));
        assertThat(told.reasons()).containsExactly("archive-path");
        assertThat(told.contacts).hasSize(1);
        assertThat(read("a.zip", zip(Map.of("a..b/c...csv", ANNA))).refusals).isEmpty();
    }

    @Test
    void stopsABombOfZeros() throws IOException {
        var zeros = new byte[64 << 20];
        System.arraycopy(ANNA, 0, zeros, 0, ANNA.length);
        assertThat(read("a.zip", zip(Map.of("a.csv", zeros))).reasons()).containsExactly("archive-bomb");
        assertThat(read("a.csv.gz", gzip(zeros)).reasons()).containsExactly("archive-bomb");
        var nested = zip(Map.of("x", zip(Map.of("y", zip(Map.of("a.csv", zeros))))));
        var told = read("a.zip", nested);
        assertThat(told.reasons()).containsExactly("archive-bomb");
        assertThat(told.refusals.getFirst().flaw().file()).isEqualTo("a.zip");
    }

    @Test
    void stopsABombInAWorkbook() throws IOException {
        var told = read(
                "a.xlsx",
                zip(Map.of(
                        "[Content_Types].xml",
                        text("<Types/>"),
                        "xl/workbook.xml",
                        text("<x/>"),
                        "xl/big.xml",
                        new byte[64 << 20])));
        assertThat(told.reasons()).containsExactly("archive-bomb");
    }

    @Test
    void stopsAtTheTotalAndAtTheCount() throws IOException {
        var limits = new Limits(2, 2, 40, 1000, 1000, 1000, 9, 99);
        assertThat(read("a.zip", zip(Map.of("a", ANNA, "b", BERTA)), limits).reasons())
                .containsExactly("archive-bomb");
        assertThat(read("a.zip", zip(Map.of("a", ANNA, "b", ANNA, "c", ANNA)), limits)
                        .reasons())
                .containsExactly("archive-too-many-files");
        assertThat(read("a.tar", tar(Map.of("a", ANNA, "b", new byte[0], "c", ANNA)), limits)
                        .reasons())
                .contains("archive-too-many-files");
    }

    @Test
    void stopsAtTheDepth() throws IOException {
        var bytes = ANNA;
        for (int i = 0; i < 5; i++) {
            bytes = zip(Map.of("in", bytes));
        }
        assertThat(read("a.zip", bytes).contacts).hasSize(1);
        assertThat(read("a.zip", zip(Map.of("in", bytes))).reasons()).containsExactly("archive-too-deep");
    }

    @Test
    void refusesWhatIsEncrypted() throws IOException {
        var bytes = zip(Map.of("a.csv", ANNA));
        var central = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
        bytes[6] |= 1;
        bytes[central + 8] |= 1;
        assertThat(read("a.zip", bytes).reasons()).containsExactly("archive-encrypted");
    }

    @Test
    void refusesWhatIsDamaged() throws IOException {
        var whole = zip(Map.of("a.csv", ANNA));
        assertThat(read("a.zip", Arrays.copyOf(whole, whole.length / 2)).reasons())
                .containsExactly("archive-broken");
        var gz = gzip(ANNA);
        assertThat(read("a.csv.gz", Arrays.copyOf(gz, gz.length - 9)).reasons()).containsExactly("archive-broken");
        var stored = stored(ANNA);
        stored[new String(stored, StandardCharsets.ISO_8859_1).indexOf("anna")] = 'A';
        assertThat(read("a.zip", stored).reasons()).containsExactly("archive-broken");
    }

    @Test
    void saysWhatAnUnknownFileLooksLike() throws IOException {
        assertThat(read("a.csv", new byte[0]).reasons()).containsExactly("empty-file");
        var told = read("a.csv", text("%PDF-1.7 x"));
        assertThat(told.reasons()).containsExactly("unknown-format");
        assertThat(told.refusals.getFirst().flaw().detail()).startsWith("a PDF document");
        assertThat(read("a.docx", zip(Map.of("[Content_Types].xml", ANNA, "word/document.xml", ANNA)))
                        .reasons())
                .containsExactly("unknown-format");
    }

    @Test
    void passesOnEverythingThatAnInnerFileTells() {
        assertThat(Intake.class.getDeclaredMethods()).allSatisfy(told -> {
            var passing = InnerIntake.class.getMethod(told.getName(), told.getParameterTypes());
            assertThat(passing.getDeclaringClass()).isIn(PassingIntake.class, InnerIntake.class);
        });
    }

    @Test
    void passesOverWhatSystemsAdd() throws IOException {
        var told = read("a.zip", zip(Map.of("__MACOSX/._a.csv", ANNA, "x/.DS_Store", ANNA, "x/", new byte[0])));
        assertThat(told.contacts).isEmpty();
        assertThat(told.refusals).isEmpty();
    }

    private static Told read(String name, byte[] bytes) throws IOException {
        return read(name, bytes, Limits.USUAL);
    }

    private static Told read(String name, byte[] bytes, Limits limits) throws IOException {
        var told = new Told();
        new Reading(limits, new ContactLines()).read(name, new ByteArrayInputStream(bytes), told);
        return told;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var file : new TreeMap<>(files).entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return out.toByteArray();
    }

    private static byte[] stored(byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        var crc = new CRC32();
        crc.update(content);
        try (var zip = new ZipOutputStream(out)) {
            var entry = new ZipEntry("a.csv");
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            entry.setCrc(crc.getValue());
            zip.putNextEntry(entry);
            zip.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] tar(Map<String, byte[]> files) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(out)) {
            for (var file : new TreeMap<>(files).entrySet()) {
                var entry = new TarArchiveEntry(file.getKey(), true);
                entry.setSize(file.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        }
        return out.toByteArray();
    }
}
