package io.clientela.identify.internal.input.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.identify.internal.input.Document;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The guide to tables says what the reader does. */
class TablesGuideTest {

    private final String guide;

    TablesGuideTest() throws IOException {
        var file = Path.of(System.getProperty("clientela.root"), "docs/guide/import-formats.md");
        var text = Files.readString(file);
        guide = text.substring(text.indexOf("## Tables"));
    }

    @Test
    void everyMeaningStandsInTheGuideWithAllItsNames() throws IOException {
        try (var names = Objects.requireNonNull(HeaderNames.class.getResourceAsStream("column-names.txt"))) {
            var lines = new String(names.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.indexOf(':') > 0 && !line.startsWith("#"))
                    .toList();
            assertThat(lines).hasSize(Meaning.values().length);
            for (var line : lines) {
                var colon = line.indexOf(':');
                assertThat(guide).contains("| `" + line.substring(0, colon) + "` |");
                assertThat(guide).contains("| " + line.substring(colon + 1).strip() + " |");
            }
        }
    }

    @Test
    void theMapFileOfTheGuideReadsATable() {
        var start = guide.indexOf("```json") + 7;
        var mapping = MappingJson.read(guide.substring(start, guide.indexOf("```", start)));
        var read = TableText.read(
                "Rif;Quando;Chi;Cosa;Quanto;Appunti\n1;03/02/2024;C7;Tazza;1.000;x\n",
                TableSettings.italian().with(mapping));
        assertThat(read.refusals).isEmpty();
        assertThat(read.documents).extracting(Document::department).containsExactly("Bottega");
        assertThat(read.documents).extracting(Document::channel).containsExactly("shop");
        assertThat(read.documents.getFirst().net()).isEqualByComparingTo("1000");
        assertThat(read.documents.getFirst().time()).hasToString("2024-02-03T00:00");
    }

    @Test
    void aMapFileThatFitsNoColumnIsToldOf() {
        var mapping = MappingJson.read("""
                {"kind": "sales", "columns": [{"header": "a", "meaning": "date"}, {"header": "b", "meaning": "amount"}]}
                """);
        var read = TableText.read(
                "Fattura;Data;Importo\n1;13/01/2024;10\n",
                TableSettings.italian().with(mapping));
        assertThat(read.documents).hasSize(1);
        assertThat(read.remarks).extracting(flaw -> flaw.reason()).containsExactly("map-does-not-fit");
    }
}
