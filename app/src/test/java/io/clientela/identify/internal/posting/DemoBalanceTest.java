package io.clientela.identify.internal.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.Beside;
import io.clientela.demo.DemoBalance;
import io.clientela.demo.DemoFirm;
import io.clientela.demo.DemoSize;
import io.clientela.demo.DemoTruth;
import io.clientela.demo.Progress;
import io.clientela.identify.ControlTotal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every line that the demo firm's files hold is in the ledger, replaced, a double or refused. */
@Beside
class DemoBalanceTest {

    @TempDir
    Path folder;

    @Test
    void everyLineIsAccountedFor() throws Exception {
        var truth = DemoFirm.write(folder.resolve("firm"), 11, new DemoSize(500), Progress.SILENT);
        Map<String, List<Path>> files = new LinkedHashMap<>();
        for (var file : truth.files()) {
            files.computeIfAbsent(file.source(), source -> new ArrayList<>()).add(file.path());
        }
        try (var firm = Firm.withFilesIn(folder)) {
            long posted = 0;
            long doubles = 0;
            long refused = 0;
            for (var source : files.entrySet()) {
                var report = firm.take(source.getKey(), source.getValue().toArray(Path[]::new));
                refused += report.refused();
                posted += report.totals().stream()
                        .mapToLong(ControlTotal::postedLines)
                        .sum();
                doubles += report.totals().stream()
                        .mapToLong(ControlTotal::knownLines)
                        .sum();
            }
            long ledger = firm.count("SELECT count(*) FROM identify.v_purchase");
            var balance = DemoBalance.of(truth, ledger, posted, doubles, refused);

            assertThat(balance.ledger()).isEqualTo(truth.lines());
            assertThat(balance.replaced()).isPositive().isEqualTo(truth.lines(DemoTruth.Effect.REPLACES));
            assertThat(balance.doubles()).isPositive().isEqualTo(truth.lines(DemoTruth.Effect.IGNORED));
            assertThat(balance.missing()).isZero();
            assertThat(balance.holds()).as(balance.toString()).isTrue();
        }
    }
}
