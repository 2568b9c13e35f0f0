package io.clientela.identify.internal.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.identify.CustomerFilter;
import io.clientela.identify.CustomerSort;
import io.clientela.identify.Customers;
import io.clientela.identify.ImportRequest;
import io.clientela.identify.ImportWatcher;
import io.clientela.identify.Imports;
import io.clientela.identify.Report.Dimension;
import io.clientela.identify.Report.Measure;
import io.clientela.identify.Report.Question;
import io.clientela.identify.internal.joining.Books;
import io.clientela.platform.ClientelaTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** One invoice may hold lines of several departments; each line counts for its own (R1, R11). */
@ClientelaTest
@TestPropertySource(properties = "clientela.test=customers")
class DepartmentsTest {

    private static final String INVOICES = """
            Invoice number,Invoice date,Customer code,Customer name,Product code,Description,Department,Quantity,Unit price,Amount
            1,2025-03-01,C1,Rossi Mario,P1,Lamp,Lighting,1,10.00,10.00
            1,2025-03-01,C1,Rossi Mario,P2,Screws,Hardware,2,3.00,6.00
            1,2025-03-01,C1,Rossi Mario,P3,Soap,,1,4.00,4.00
            2,2025-03-02,C2,Bianchi Anna,P2,Screws,Garden,1,3.00,3.00
            3,2025-03-03,C1,Rossi Mario,P2,Screws,Garden,1,3.00,3.00
            """;
    private static final String PRODUCTS = """
            SKU,Product name,Category,Department,Unit cost
            P1,Lamp,Things,Household,4.00
            P3,Soap,Things,Household,1.00
            """;

    @TempDir
    Path folder;

    @Autowired
    Imports imports;

    @Autowired
    Customers customers;

    @Autowired
    Cards cards;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void importEverything() throws IOException {
        new Books(jdbc).clear();
        take("invoices.csv", INVOICES);
        take("products.csv", PRODUCTS);
        cards.rebuild(done -> {});
    }

    private void take(String name, String text) throws IOException {
        var file = Files.writeString(folder.resolve(name), text);
        imports.run(ImportRequest.of("user:test", file).source("erp"), ImportWatcher.NONE);
    }

    @Test
    void aReportCountsEachLineForItsDepartment() {
        var report = customers.report(
                new Question(Dimension.DEPARTMENT, Dimension.CUSTOMER, Measure.NET, "EUR", CustomerFilter.ALL, 10));

        Map<String, String> totals = new TreeMap<>();
        for (int row = 0; row < report.rows().size(); row++) {
            totals.put(
                    report.rows().get(row).key(),
                    report.rowTotals()
                            .get(row)
                            .orElse(BigDecimal.ZERO)
                            .setScale(2)
                            .toString());
        }
        assertThat(totals)
                .containsExactly(
                        Map.entry("Garden", "6.00"),
                        Map.entry("Hardware", "6.00"),
                        Map.entry("Household", "4.00"),
                        Map.entry("Lighting", "10.00"));
        assertThat(report.total()).isEqualByComparingTo("26.00");
        assertThat(report.difference()).isEqualByComparingTo("0");
    }

    @Test
    void theCustomersPageNamesTheDepartmentsOfEachProductAndInvoice() {
        var rossi = customers
                .list(CustomerFilter.builder().department("Hardware").build(), CustomerSort.NET, Optional.empty(), 10)
                .rows();
        assertThat(rossi).hasSize(1);
        assertThat(rossi.getFirst().departments()).containsExactly("Garden", "Hardware", "Household", "Lighting");
        long id = rossi.getFirst().customerId();
        assertThat(customers.products(id))
                .extracting(bought -> bought.description() + ": " + bought.department())
                .containsExactlyInAnyOrder("Lamp: Lighting", "Screws: Garden, Hardware", "Soap: Household");
        assertThat(customers.documents(id, Optional.empty(), 10).rows())
                .extracting(document -> document.number() + ": " + document.department())
                .containsExactly("3: Garden", "1: Hardware, Household, Lighting");
    }

    @Test
    void whatOtherRoomsReadSaysTheSame() {
        assertThat(jdbc.sql("""
                                SELECT count(*) FROM identify.v_purchase p JOIN identify.v_bought b USING (document_id, position)
                                WHERE p.department IS NOT DISTINCT FROM b.department""").query(Long.class).single()).isEqualTo(5);
    }
}
