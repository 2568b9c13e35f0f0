package io.clientela;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.demo.DemoFirm;
import io.clientela.demo.DemoResponse;
import io.clientela.demo.DemoSize;
import io.clientela.demo.DemoTruth;
import io.clientela.demo.DemoTruth.KeyKind;
import io.clientela.demo.DemoTruth.TrueCustomer;
import io.clientela.demo.Progress;
import io.clientela.identify.internal.input.Document;
import io.clientela.identify.internal.input.Limits;
import io.clientela.identify.internal.input.Reading;
import io.clientela.identify.internal.input.Told;
import io.clientela.identify.internal.input.table.TableReader;
import io.clientela.identify.internal.input.table.TableSettings;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What initiatives of the demo firm truly bring: orders of the treated alone, in their time, that add up to the truth. */
@Beside
class DemoResponsesTest {

    private static final DemoResponse RESPONSE = new DemoResponse("a-letter", LocalDate.of(2026, 6, 1), 60, .5);

    @TempDir
    private Path folder;

    @Test
    void onlyTheTreatedOrderMoreAndTheTruthKnowsHowMuch() throws Exception {
        var before = DemoFirm.write(folder, 11, DemoSize.SMALL, Progress.SILENT);
        List<Integer> treated = before.customers().stream()
                .filter(customer -> customer.kind().equals("PERSON"))
                .map(TrueCustomer::id)
                .filter(id -> id % 2 == 0)
                .toList();
        var truth = DemoFirm.respond(folder, DemoSize.SMALL, before, RESPONSE, treated);
        truth = DemoFirm.respond(
                folder, DemoSize.SMALL, truth, new DemoResponse("nothing", RESPONSE.from(), 60, 0), treated);
        var effects = DemoFirm.effects(folder);
        assertThat(effects).extracting(effect -> effect.name()).containsExactly("a-letter", "nothing");
        assertThat(effects.getLast().each()).isZero();

        var file = truth.files().getLast();
        var told = new Told();
        new Reading(Limits.USUAL, new TableReader(TableSettings.italian())).read(file.path(), told);
        assertThat(told.refusals).isEmpty();
        assertThat(told.documents).hasSize(effects.getFirst().orders());
        assertThat(told.documents.stream().map(Document::net).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(effects.getFirst().net().amount());
        for (var order : told.documents) {
            assertThat(order.time().toLocalDate())
                    .isBetween(RESPONSE.from(), RESPONSE.from().plusDays(RESPONSE.days() - 1L));
            assertThat(treated)
                    .contains(truth.customerOf(file.source(), KeyKind.DOCUMENT, order.number())
                            .orElseThrow());
        }
        double mean = RESPONSE.orders() * treated.size();
        assertThat((double) told.documents.size()).isBetween(mean - 4 * Math.sqrt(mean), mean + 4 * Math.sqrt(mean));
        addsUp(before, truth, told);
    }

    private void addsUp(DemoTruth before, DemoTruth truth, Told told) throws Exception {
        int lines =
                told.documents.stream().mapToInt(order -> order.lines().size()).sum();
        assertThat(truth.lines()).isEqualTo(before.lines() + lines);
        assertThat(truth.written()).isEqualTo(before.written() + lines);
        assertThat(truth.files()).hasSize(before.files().size() + 1);
        var read = DemoFirm.truth(folder);
        assertThat(read.totals()).isEqualTo(truth.totals());
        assertThat(read.files()).isEqualTo(truth.files());
        assertThat(Map.copyOf(read.flawCounts())).isEqualTo(before.flawCounts());
        var again = Files.createTempDirectory(folder, "again");
        var same = DemoFirm.write(again, 11, DemoSize.SMALL, Progress.SILENT);
        var more = DemoFirm.respond(
                again,
                DemoSize.SMALL,
                same,
                RESPONSE,
                before.customers().stream()
                        .filter(customer -> customer.kind().equals("PERSON"))
                        .map(TrueCustomer::id)
                        .filter(id -> id % 2 == 0)
                        .toList());
        assertThat(more.files().getLast().path())
                .hasSameBinaryContentAs(truth.files().getLast().path());
    }
}
