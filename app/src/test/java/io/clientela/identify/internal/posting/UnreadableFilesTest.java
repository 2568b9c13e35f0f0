package io.clientela.identify.internal.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.Beside;
import io.clientela.identify.FlawCount;
import io.clientela.identify.ImportReport;
import io.clientela.identify.ImportRequest;
import io.clientela.identify.ImportWatcher;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

/** A file that cannot be read is refused with the reason, and the others of its import go in. */
@Beside
class UnreadableFilesTest extends OneFirm {

    private static final String ROWS = "Ordine,Data,Cliente,Articolo,Importo\n%s,2026-01-31,C1,A,5.00\n";

    @Test
    void aFileThatIsGoneBeforeTheImportBegins() {
        refusedOnceGone(name -> true, "the file cannot be read from the disk");
    }

    @Test
    void aFileThatIsGoneWhileAnotherIsRead() {
        refusedOnceGone(name -> name.equals("a.csv"), "b.csv");
    }

    private void refusedOnceGone(Predicate<String> once, String detail) {
        var gone = twoFiles();

        var report = firm.imports().run(request(false), new Deleting(gone, once));

        assertRefused(report, "cannot-be-read");
        assertThat(detail()).contains(detail);
    }

    @Test
    void aFileThatIsGoneWhileItIsTried() {
        var gone = twoFiles();

        var report = firm.imports().run(request(true), new Deleting(gone, name -> name.equals("a.csv")));

        assertThat(reasons(report)).containsExactly("cannot-be-read");
        assertThat(report.documents().posted()).isOne();
    }

    private Path twoFiles() {
        firm.write("in/a.csv", ROWS.formatted("1"));
        return firm.write("in/b.csv", ROWS.formatted("2"));
    }

    private ImportRequest request(boolean dryRun) {
        return new ImportRequest(List.of(folder.resolve("in")), "shop", Optional.empty(), dryRun, "user:test");
    }

    /** Deletes a file as soon as the import comes to another one, or asks whether it is cancelled. */
    private record Deleting(Path file, Predicate<String> once) implements ImportWatcher {

        @Override
        public void at(long doneBytes, long totalBytes, long lines, String name) {
            delete(name);
        }

        @Override
        public boolean cancelled() {
            delete("");
            return false;
        }

        private void delete(String name) {
            try {
                if (once.test(name)) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What is remembered may come from a version that knows other meanings; without it the file is read. */
    @Test
    void aTableWhoseRememberedMapIsNotUnderstood() {
        var first = firm.write("first.csv", ROWS.formatted("0"));
        var map = firm.imports()
                .preview(ImportRequest.of("user:test", first).source("shop"))
                .heads()
                .getFirst()
                .table()
                .orElseThrow()
                .map();
        firm.take(ImportRequest.of("user:test", first).source("shop").map(map));
        firm.sql()
                .sql("UPDATE identify.source_mapping SET mapping = replace(mapping::text, '\"amount\"',"
                        + " '\"turnover\"')::jsonb")
                .update();
        firm.write("in/a.csv", ROWS.formatted("1").replace("Articolo", "Descrizione"));
        var table = firm.write("in/b.csv", ROWS.formatted("2"));

        var report = firm.imports().run(request(false), ImportWatcher.NONE);

        assertRefused(report, "reader-failed");
        assertThat(detail()).contains("unknown meaning: 'turnover'");

        var source = firm.sources().named("shop").sourceId();
        firm.sources().forget(source, firm.sources().maps(source).getFirst().shape(), "user:test");
        assertThat(firm.take("shop", table).documents().posted()).isOne();
    }

    @Test
    void aWorkbookWithoutTheSheetThatTheMapNames() throws IOException {
        var workbook = workbook();
        var request = ImportRequest.of("user:test", workbook).source("shop");

        var second = firm.take(request.map(sheet(1)));
        assertThat(reasons(second)).containsExactly("other-sheets");
        assertThat(firm.ledger()).isEqualByComparingTo("7.00");

        var fourth = firm.take(request.map(sheet(3)));
        assertThat(reasons(fourth)).containsExactly("missing-sheet");
        assertThat(detail()).isEqualTo("the workbook has no sheet 4");
        var shown = firm.imports().preview(request.map(sheet(3))).heads().getFirst();
        assertThat(shown.flaws()).extracting(flaw -> flaw.reason()).containsExactly("missing-sheet");
    }

    private static String sheet(int number) {
        return """
            {"kind": "sales", "format": {"container": "workbook", "sheet": %d}, "columns": [
             {"header": "Chi", "meaning": "customer-code"}, {"header": "Quando", "meaning": "date"},
             {"header": "Quanto", "meaning": "amount"}]}\
            """.formatted(number);
    }

    @Test
    void aWorkbookWithABrokenPart() throws IOException {
        var broken = edited(workbook(), "xl/workbook.xml", xml -> xml.substring(0, xml.length() / 2));
        firm.write("in/a.csv", ROWS.formatted("1"));
        Files.write(folder.resolve("in/b.xlsx"), broken);
        assertRefused(firm.imports().run(request(false), ImportWatcher.NONE), "not-a-workbook");

        var packed = folder.resolve("packed.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(packed))) {
            zip.putNextEntry(new ZipEntry("a.csv"));
            zip.write(ROWS.formatted("2").getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("b.xlsx"));
            zip.write(broken);
        }
        var report = firm.take("shop", packed);
        assertThat(reasons(report)).containsExactly("not-a-workbook");
        assertThat(report.documents().posted()).isOne();
    }

    /** A sheet of another kind of rows is recognised as what it is, with no word of a map that does not fit. */
    @Test
    void anotherSheetIsRecognisedAnew() throws IOException {
        var file = folder.resolve("two.xlsx");
        try (var out = Files.newOutputStream(file);
                var workbook = new Workbook(out, "test", "1.0")) {
            fill(workbook.newWorksheet("Chi"), List.of("Cognome", "Nome"), List.of("Rossi", "Anna"));
            fill(
                    workbook.newWorksheet("Vendite"),
                    List.of("Numero", "Data", "Codice cliente", "Importo"),
                    List.of("1", "31/01/2026", "C1", "7,00"));
        }
        var request = ImportRequest.of("user:test", file).source("shop");
        var first = firm.imports().preview(request).heads().getFirst().table().orElseThrow();
        assertThat(first.kind()).isEqualTo("contacts");
        assertThat(first.sheets()).containsExactly("Chi", "Vendite");

        var other = firm.imports().readAs(first.map(), Map.of("sheet", "1"));
        var shown = firm.imports().preview(request.map(other)).heads().getFirst();

        assertThat(shown.table().orElseThrow().kind()).isEqualTo("sales");
        assertThat(shown.table().orElseThrow().missing()).isEmpty();
        assertThat(shown.documents()).hasSize(1);
        assertThat(shown.remarks()).extracting(flaw -> flaw.reason()).doesNotContain("map-does-not-fit");
        assertThat(firm.take(request.map(other)).documents().posted()).isOne();
    }

    private Path workbook() throws IOException {
        var file = folder.resolve("sheets.xlsx");
        try (var out = Files.newOutputStream(file);
                var workbook = new Workbook(out, "test", "1.0")) {
            fill(workbook.newWorksheet("Note"), List.of("Titolo", "Anno"), List.of("Vendite", "2026"));
            fill(
                    workbook.newWorksheet("Vendite"),
                    List.of("Chi", "Quando", "Quanto"),
                    List.of("C1", "31/01/2026", "7,00"));
        }
        return file;
    }

    @SafeVarargs
    private static void fill(Worksheet sheet, List<String>... rows) {
        for (int row = 0; row < rows.length; row++) {
            for (int cell = 0; cell < rows[row].size(); cell++) {
                sheet.value(row, cell, rows[row].get(cell));
            }
        }
    }

    /** The workbook with one part edited. */
    private static byte[] edited(Path workbook, String part, UnaryOperator<String> edit) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var in = new ZipFile(workbook.toFile());
                var zip = new ZipOutputStream(out)) {
            for (var entry : Collections.list(in.entries())) {
                var content = new String(in.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                zip.putNextEntry(new ZipEntry(entry.getName()));
                var written = entry.getName().equals(part) ? edit.apply(content) : content;
                zip.write(written.getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    @Test
    void aDocumentWithANumberThatNoBooksHold() {
        var figures = "9".repeat(40);
        var report = firm.take("shop", firm.write("large.csv", """
            Ordine;Data;Articolo;Quantità;Prezzo
            1;31/01/2026;A;%s;%s
            2;31/01/2026;A;1;7
            """.formatted(figures, figures)));

        assertThat(reasons(report)).containsExactly("number-out-of-range");
        assertThat(detail()).isEqualTo("a number of line 1");
        assertThat(report.documents().posted()).isOne();
        assertThat(report.balances()).isTrue();
        assertThat(firm.ledger()).isEqualByComparingTo("7");
    }

    private void assertRefused(ImportReport report, String reason) {
        assertThat(reasons(report)).containsExactly(reason);
        assertThat(report.files().refused()).isOne();
        assertThat(report.files().read()).isOne();
        assertThat(report.documents().posted()).isOne();
        assertThat(report.balances()).isTrue();
    }

    private static List<String> reasons(ImportReport report) {
        return report.flaws().stream().map(FlawCount::reason).toList();
    }

    private String detail() {
        return firm.sql()
                .sql("SELECT detail FROM identify.flaw WHERE refused")
                .query(String.class)
                .single();
    }
}
