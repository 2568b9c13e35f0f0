package io.clientela.identify.internal.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.identify.internal.input.table.TableReader;
import io.clientela.identify.internal.input.table.TableSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One door: whatever a firm drops in a folder reaches the reader that knows it, whatever its name says. */
class ReadingTest {

    private static final String CSV =
            "codice;ragione sociale;email\n1;Bar Sport;bar@example.org\n2;Caffè Roma;roma@example.org\n";
    private static final String ORDER = """
            <Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"><ID>O-5</ID>\
            <IssueDate>2026-11-22</IssueDate><DocumentCurrencyCode>EUR</DocumentCurrencyCode><OrderLine><LineItem>\
            <LineExtensionAmount>7.50</LineExtensionAmount></LineItem></OrderLine></Order>""";

    @Test
    void leadsEachFileToItsReader(@TempDir Path folder) throws IOException {
        assertThat(read(folder, "contacts.csv", text(CSV)).contacts).hasSize(2);
        assertThat(read(folder, "contacts.xlsx", workbook()).contacts).hasSize(2);
        assertThat(read(folder, "workbook-under-another-name.dat", workbook()).contacts)
                .hasSize(2);
        assertThat(read(folder, "order.csv", text(ORDER)).documents).hasSize(1);
    }

    @Test
    void leadsEachFileOfAnArchiveToItsReader(@TempDir Path folder) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            put(zip, "contacts.csv", text(CSV));
            put(zip, "book.xlsx", workbook());
            put(zip, "order.xml", text(ORDER));
            put(zip, "picture.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 0, 1});
        }
        var told = read(folder, "all.zip", out.toByteArray());
        assertThat(told.contacts).hasSize(4);
        assertThat(told.contacts)
                .extracting(contact -> contact.place().file())
                .contains("all.zip!/contacts.csv", "all.zip!/book.xlsx");
        assertThat(told.documents).hasSize(1);
        assertThat(told.reasons()).containsExactly("unknown-format");
        assertThat(told.progress.getLast()).isBetween(1L, (long) out.size());
    }

    private static Told read(Path folder, String name, byte[] bytes) throws IOException {
        var told = new Told();
        new Reading(Limits.USUAL, new TableReader(TableSettings.italian()))
                .read(Files.write(folder.resolve(name), bytes), told);
        return told;
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
    }

    private static byte[] workbook() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "clientela", "1.0")) {
            var sheet = workbook.newWorksheet("contacts");
            int row = 0;
            for (var line : CSV.lines().toList()) {
                int column = 0;
                for (var cell : line.split(";", -1)) {
                    sheet.value(row, column++, cell);
                }
                row++;
            }
        }
        return out.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
