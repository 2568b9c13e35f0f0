package io.clientela.identify.internal.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.identify.ImportedFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invoices of many origins, good and broken. */
@Tag("real-data")
class InvoiceFilesTest {

    @TempDir
    Path folder;

    @Test
    void everyInvoiceFileEndsAsDocumentsOrAsAFlaw() {
        var invoices = Path.of(System.getProperty("clientela.shared"), "data/invoices");
        try (var firm = Firm.withFilesIn(folder)) {
            var report = firm.take(
                    "invoicing", invoices.resolve("fatturapa"), invoices.resolve("ubl"), invoices.resolve("cii"));

            assertThat(report.balances()).isTrue();
            var documents = report.documents();
            assertThat(List.of(documents.posted(), documents.versions(), documents.known()))
                    .containsExactly(55L, 40L, 13L);
            assertThat(firm.dangling()).isZero();
            assertThat(firm.count("""
                SELECT count(*) FROM identify.file f WHERE f.state NOT IN ('read', 'refused', 'known')
                    OR (f.state <> 'known'
                        AND NOT EXISTS (SELECT 1 FROM identify.document d WHERE d.file_id = f.file_id)
                        AND NOT EXISTS (SELECT 1 FROM identify.flaw w WHERE w.file_id = f.file_id AND w.refused)
                        AND NOT EXISTS (SELECT 1 FROM identify.control_total t WHERE t.file_id = f.file_id AND t.known_lines > 0))\
                """)).isZero();
            assertThat(firm.count("SELECT count(*) FROM identify.document d WHERE net <> (SELECT sum(amount) FROM"
                            + " identify.line l WHERE l.document_id = d.document_id)"))
                    .isZero();
            var texts = "FROM identify.line l JOIN identify.product p USING (product_id)"
                    + " WHERE l.kind = 'C' AND l.quantity = 0 AND l.amount = 0";
            assertThat(firm.count("SELECT count(*) " + texts + " AND l.description <> ''"))
                    .as("lines that only say something")
                    .isPositive();
            assertThat(firm.count("SELECT count(*) " + texts + " AND (p.code <> '' OR p.description <> '')"))
                    .as("are of no product")
                    .isZero();
            assertThat(firm.imports().files(report.summary().importId(), 0, 500))
                    .allMatch(file -> file.state() != ImportedFile.State.READING);

            var digest = firm.digest();
            firm.take("invoicing", invoices.resolve("fatturapa"), invoices.resolve("ubl"), invoices.resolve("cii"));
            assertThat(firm.digest()).isEqualTo(digest);
        }
    }
}
