package io.clientela.identify.internal.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.Beside;
import io.clientela.identify.ImportRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The year of a British gift wholesaler (Chen, Sain and Guo 2012), to the penny. */
@Tag("real-data")
@Beside
class OnlineRetailTest {

    private static final String CHANGED = "536365,85123A,WHITE HANGING HEART T-LIGHT HOLDER,6,";

    @TempDir
    Path folder;

    @Test
    void aWholeYearIsReconciledToThePenny() throws IOException {
        var packed = Path.of(System.getProperty("clientela.shared"), "data/online-retail/online_retail.csv.gz");
        try (var firm = Firm.withFilesIn(folder)) {
            var request = inPounds(firm, packed);
            var report = firm.take(request);

            assertThat(report.balances()).isTrue();
            var total = Firm.total(report, "GBP");
            assertThat(total.readLines()).isEqualTo(541_909);
            assertThat(total.postedLines() + total.refusedLines()).isEqualTo(541_909);
            assertThat(total.readAmount()).isEqualByComparingTo("9747747.934");
            assertThat(report.refused()).isZero();
            assertThat(firm.ledger()).isEqualByComparingTo("9747747.934");
            assertThat(firm.count("SELECT count(*) FROM identify.document")).isEqualTo(25_900);
            assertThat(firm.count("SELECT count(*) FROM identify.record")).isEqualTo(4_372);
            assertThat(firm.count("SELECT count(*) FROM identify.v_purchase WHERE customer_id IS NULL"))
                    .isEqualTo(135_080);
            assertThat(takenBack(firm, "LIKE 'C%'")).isEqualTo(9_288);
            // two adjustments of bad debt, numbered A, take back too
            assertThat(takenBack(firm, "NOT LIKE 'C%'")).isEqualTo(2);
            assertThat(firm.count("SELECT count(*) FROM identify.v_purchase WHERE number LIKE 'C%'"))
                    .isEqualTo(9_288);
            assertThat(firm.dangling()).isZero();

            var digest = firm.digest();
            assertThat(firm.take(request).files().known()).isEqualTo(1);
            assertThat(firm.digest()).isEqualTo(digest);

            oneInvoiceChanges(firm, packed);
        }
    }

    private static long takenBack(Firm firm, String numbers) {
        return firm.count(
                "SELECT count(*) FROM identify.v_purchase WHERE document_kind IN ('CANCELLATION', 'CREDIT_NOTE')"
                        + " AND number " + numbers);
    }

    private void oneInvoiceChanges(Firm firm, Path packed) throws IOException {
        String text;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(text).contains(CHANGED);
        var changed = Files.writeString(
                folder.resolve("changed.csv"), text.replaceFirst(CHANGED, CHANGED.replace(",6,", ",16,")));

        var report = firm.take(inPounds(firm, changed));

        assertThat(report.balances()).isTrue();
        assertThat(report.documents().versions()).isEqualTo(1);
        assertThat(report.documents().known()).isEqualTo(25_899);
        assertThat(firm.ledger()).isEqualByComparingTo("9747773.434");
        assertThat(firm.count("SELECT count(*) FROM identify.document WHERE number = '536365'"))
                .isEqualTo(2);
    }

    /** The file states no currency: a person says it once. */
    private static ImportRequest inPounds(Firm firm, Path file) {
        var request = ImportRequest.of("user:test", file).source("wholesale");
        var table = firm.imports().preview(request).heads().getFirst().table().orElseThrow();
        return request.map(firm.imports().corrected(table.map(), Map.of(), Map.of("currency", "GBP")));
    }
}
