package io.clientela;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.demo.DemoFirm;
import io.clientela.demo.DemoSize;
import io.clientela.demo.DemoTruth;
import io.clientela.demo.DemoTruth.Effect;
import io.clientela.demo.DemoTruth.KeyKind;
import io.clientela.demo.Progress;
import io.clientela.identify.internal.input.Document;
import io.clientela.identify.internal.input.Limits;
import io.clientela.identify.internal.input.Reading;
import io.clientela.identify.internal.input.Told;
import io.clientela.identify.internal.input.table.TableReader;
import io.clientela.identify.internal.input.table.TableSettings;
import io.clientela.kernel.value.Flaw;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo firm's files, read by the readers that read everyone's files, hold what their truth says. */
class DemoFilesAreReadTest {

    @TempDir
    private static Path folder;

    private static DemoTruth truth = new DemoTruth(0, List.of(), List.of(), List.of(), List.of(), List.of());
    private static final Map<String, Told> SOURCES = new HashMap<>();

    @BeforeAll
    static void readAllFiles() throws IOException {
        truth = DemoFirm.write(folder, 11, new DemoSize(1_200), Progress.SILENT);
        var reading = new Reading(Limits.USUAL, new TableReader(TableSettings.italian()));
        for (var file : truth.files()) {
            reading.read(file.path(), SOURCES.computeIfAbsent(file.source(), source -> new Told()));
        }
    }

    private static Told of(String source) {
        return SOURCES.getOrDefault(source, new Told());
    }

    /** The documents of one source; of one that comes again the last version counts. */
    private static Collection<Document> documents(String source) {
        var current = new HashMap<String, Document>();
        for (var document : of(source).documents) {
            current.put(document.number() + " " + document.time().toLocalDate(), document);
        }
        return current.values();
    }

    @Test
    void everySourceAddsUpToTheCent() {
        for (var total : truth.totals()) {
            var documents = documents(total.source());
            assertThat(documents).as(total.source()).hasSize(total.documents());
            assertThat(documents.stream()
                            .mapToInt(document -> document.lines().size())
                            .sum())
                    .as(total.source())
                    .isEqualTo(total.lines());
            assertThat(documents.stream().map(Document::net).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as(total.source())
                    .isEqualByComparingTo(total.net().amount());
        }
    }

    @Test
    void everyPlantedFlawIsRefusedAndNothingElse() {
        for (var total : truth.totals()) {
            var planted = truth.flaws().stream()
                    .filter(flaw -> flaw.source().equals(total.source()) && flaw.effect() == Effect.REFUSED)
                    .count();
            assertThat(of(total.source()).refusals).as(total.source()).hasSize((int) planted);
        }
        assertThat(of("contatti").refusals).isEmpty();
        assertThat(of("newsletter").refusals).isEmpty();
        assertThat(of("articoli").refusals).isEmpty();
    }

    @Test
    void everyBuyerIsOneWhomTheTruthKnows() {
        for (var total : truth.totals()) {
            for (var document : documents(total.source())) {
                assertThat(truth.customerOf(total.source(), KeyKind.DOCUMENT, document.number())
                                .isPresent())
                        .as(total.source() + " " + document.number())
                        .isEqualTo(document.buyer().isPresent());
            }
        }
    }

    @Test
    void everyContactIsOneWhomTheTruthKnows() {
        assertThat(of("contatti").contacts)
                .isNotEmpty()
                .allMatch(contact -> truth.customerOf("contatti", KeyKind.CODE, contact.key())
                        .isPresent());
        assertThat(of("cassa").contacts)
                .isNotEmpty()
                .allMatch(contact -> truth.customerOf(
                                "cassa",
                                KeyKind.CARD,
                                contact.first(io.clientela.identify.internal.input.Field.CARD_NUMBER)
                                        .orElse(""))
                        .isPresent());
        assertThat(of("newsletter").contacts)
                .isNotEmpty()
                .allMatch(contact -> truth.customerOf(
                                "newsletter",
                                KeyKind.EMAIL,
                                contact.first(io.clientela.identify.internal.input.Field.EMAIL)
                                        .orElse(""))
                        .isPresent());
    }

    @Test
    void theSignaturesAndThePriceListAreRead() {
        assertThat(of("fatture").signatures).isNotEmpty();
        assertThat(of("articoli").products)
                .hasSizeGreaterThan(250)
                .allMatch(product -> product.unitCost().isPresent());
        assertThat(of("fatture").remarks).extracting(Flaw::reason).contains("net-differs");
        assertThat(of("fatture").attachments).isNotEmpty().allMatch(kept -> kept.content().length > 0);
    }
}
