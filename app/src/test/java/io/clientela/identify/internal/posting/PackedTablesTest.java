package io.clientela.identify.internal.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clientela.Beside;
import io.clientela.identify.ArchiveRefusedException;
import io.clientela.identify.ImportPreview.ColumnHead;
import io.clientela.identify.ImportPreview.FileHead;
import io.clientela.identify.ImportPreview.TableHead;
import io.clientela.identify.ImportRequest;
import io.clientela.identify.Sources.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;

/** Tables inside archives are shown, corrected and remembered as those that lie open. */
@Beside
class PackedTablesTest extends OneFirm {

    @Test
    void aCompressedTableIsCorrectedAndRemembered() throws IOException {
        correctedAndRemembered(gzip("orders.csv.gz", rows("1001")), gzip("next.csv.gz", rows("1002")));
    }

    @Test
    void aZippedTableIsCorrectedAndRemembered() throws IOException {
        correctedAndRemembered(
                zip("orders.zip", Map.of("orders.csv", rows("1001"))),
                zip("next.zip", Map.of("next.csv", rows("1002"))));
    }

    private void correctedAndRemembered(Path first, Path second) {
        var request = ImportRequest.of("user:test", first).source("shop");
        var seen = head(request);
        assertThat(seen.format()).isEqualTo("table");
        var table = seen.table().orElseThrow();
        assertThat(table.columns()).extracting(ColumnHead::header).containsExactly("Ordine", "Data", "Roba", "Importo");
        assertThat(table.remembered()).isFalse();
        assertThat(firm.imports().sourceLike(request.paths())).isEmpty();
        var corrected = request.map(firm.imports().corrected(table.map(), Map.of(2, "customer-code"), Map.of()));

        var report = firm.take(corrected);
        assertThat(report.flaws()).isEmpty();
        assertThat(Firm.total(report, "EUR").postedAmount()).isEqualByComparingTo("25.50");
        assertThat(head(corrected).known()).isTrue();
        assertThat(firm.take(corrected).files().known()).isEqualTo(1);

        var next = ImportRequest.of("user:test", second);
        assertThat(firm.imports().sourceLike(next.paths())).contains("shop");
        var understood = head(next.source("shop")).table().orElseThrow();
        assertThat(understood.remembered()).isTrue();
        assertThat(understood.columns())
                .extracting(ColumnHead::meaning)
                .containsExactly("document-number", "date", "customer-code", "amount");
        assertThat(Firm.total(firm.take(next.source("shop")), "EUR").postedAmount())
                .isEqualByComparingTo("25.50");
        assertThat(firm.count("SELECT count(*) FROM identify.v_purchase WHERE customer_id IS NOT NULL"))
                .isEqualTo(4);
    }

    @Test
    void aCompressedTableThatNobodyCorrectedStaysKnown() throws IOException {
        var file = gzip("orders.csv.gz", """
            Order number,Order date,Customer code,Amount
            1001,2025-03-01,C1,20.00
            """);
        firm.take("shop", file);
        assertThat(firm.count("SELECT count(*) FROM identify.file WHERE mapping = ''"))
                .isEqualTo(1);
        assertThat(firm.count("SELECT count(*) FROM identify.source_mapping")).isZero();

        var seen = head(ImportRequest.of("user:test", file).source("shop"));

        assertThat(seen.table()).isPresent();
        assertThat(seen.known()).isTrue();
        assertThat(firm.take("shop", file).files().known()).isEqualTo(1);
    }

    @Test
    void severalFilesInOneArchiveAreShownByTheirDocumentsAlone() throws IOException {
        var many = new StringBuilder("Order number,Order date,Customer code,Amount\n");
        for (int order = 1; order <= 50; order++) {
            many.append(order).append(",2025-03-01,C1,20.00\n");
        }
        var both = new LinkedHashMap<String, String>();
        both.put("a.csv", many.toString());
        both.put("b.csv", rows("9001"));

        var seen = head(ImportRequest.of("user:test", zip("both.zip", both)).source("shop"));

        assertThat(seen.format()).isEqualTo("archive");
        assertThat(seen.table()).isEmpty();
        assertThat(seen.documents()).hasSize(10);
        assertThat(seen.tables()).extracting(TableHead::name).containsExactly("both.zip!/a.csv", "both.zip!/b.csv");
        assertThat(seen.tables().getLast().columns())
                .extracting(ColumnHead::header)
                .containsExactly("Ordine", "Data", "Roba", "Importo");
        assertThat(firm.count("SELECT count(*) FROM identify.source")).isZero();
    }

    /** Opened, each file stands for itself as it is, also one in an archive inside; so each table can be corrected. */
    @Test
    void anArchiveIsOpenedIntoItsFiles() throws IOException {
        var inner = Files.readAllBytes(tar("inner.tgz", true, rows("9002")));
        var file = folder.resolve("outer.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var entry : List.of("shop/a.csv", "inner.tgz")) {
                out.putNextEntry(new ZipEntry(entry));
                out.write(entry.equals("inner.tgz") ? inner : rows("9001").getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }

        var opened = firm.imports().unpack(file);

        assertThat(opened).extracting(path -> path.getFileName().toString()).containsExactly("a.csv", "orders.csv");
        assertThat(Files.readString(opened.getFirst())).isEqualTo(rows("9001"));
        assertThat(head(ImportRequest.of("user:test", opened.getLast())).table())
                .isPresent();
        assertThat(file).exists();
    }

    /** What would be refused of an archive must be kept with its reason, so it is imported whole or not opened. */
    @Test
    void anArchiveOfWhichAPartIsRefusedIsNotOpened() throws IOException {
        var both = new LinkedHashMap<String, String>();
        both.put("a.csv", rows("9001"));
        both.put("../b.csv", rows("9002"));
        var file = zip("both.zip", both);

        assertThatThrownBy(() -> firm.imports().unpack(file))
                .isInstanceOf(ArchiveRefusedException.class)
                .hasMessageContaining("leads out of the archive");
    }

    /** Where nobody names the source it is called as the archive, without all of its endings. */
    @Test
    void anArchiveNamesItsSource() throws IOException {
        var named = Map.of(
                "till.tar", "till",
                "web-shop.tgz", "web-shop",
                "agents.tar.gz", "agents",
                "Cassa 2.TAR.GZ", "Cassa 2",
                "2026.01.tgz", "2026.01",
                "cards.csv.tar.gz", "cards",
                "lists.csv.gz", "lists");
        for (var name : named.keySet()) {
            var ending = name.toLowerCase(Locale.ROOT);
            var request = ImportRequest.of(
                    "user:test",
                    ending.endsWith(".csv.gz")
                            ? gzip(name, rows("1001"))
                            : tar(name, ending.endsWith("gz"), rows("1001")));
            assertThat(firm.imports().preview(request).source()).as(name).isEqualTo(named.get(name));

            var report = firm.take(request);

            assertThat(report.summary().source()).as(name).isEqualTo(named.get(name));
            assertThat(report.documents().posted()).as(name).isOne();
        }
        assertThat(firm.sources().list()).extracting(Source::name).containsExactlyInAnyOrderElementsOf(named.values());
    }

    private Path tar(String name, boolean packed, String text) throws IOException {
        var file = folder.resolve(name);
        var content = text.getBytes(StandardCharsets.UTF_8);
        try (var out = Files.newOutputStream(file);
                var tar = new TarArchiveOutputStream(packed ? new GZIPOutputStream(out) : out)) {
            var entry = new TarArchiveEntry("orders.csv");
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        }
        return file;
    }

    private FileHead head(ImportRequest request) {
        return firm.imports().preview(request).heads().getFirst();
    }

    private static String rows(String number) {
        return "Ordine;Data;Roba;Importo\n" // one heading tells nothing
                + number + ";31/03/2025;A1;20,00\n"
                + number + ";31/03/2025;A1;5,50\n";
    }

    private Path gzip(String name, String text) throws IOException {
        var file = folder.resolve(name);
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private Path zip(String name, Map<String, String> entries) throws IOException {
        var file = folder.resolve(name);
        try (var out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return file;
    }
}
