package io.clientela.identify.internal.joining;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.identify.ImportRequest;
import io.clientela.identify.ImportWatcher;
import io.clientela.identify.Imports;
import io.clientela.platform.ClientelaTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The customers of a British gift wholesaler (Chen, Sain and Guo 2012), told apart by nothing but their codes. */
@Tag("real-data")
@ClientelaTest
@TestPropertySource(properties = "clientela.test=customers")
class OnlineRetailCustomersTest {

    @Autowired
    Imports imports;

    @Autowired
    Linker linker;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theLinkageLeavesEachCodeACustomer() {
        var books = new Books(jdbc);
        books.clear();
        var file = Path.of(System.getProperty("clientela.shared"), "data/online-retail/online_retail.csv.gz");
        imports.run(ImportRequest.of("user:test", file).source("wholesale"), ImportWatcher.NONE);

        linker.full(Watch.SILENT);

        assertThat(jdbc.sql("SELECT count(DISTINCT customer_id) FROM identify.record")
                        .query(Long.class)
                        .single())
                .isEqualTo(4_372);
        assertThat(jdbc.sql("SELECT count(DISTINCT customer_id) FROM identify.v_purchase")
                        .query(Long.class)
                        .single())
                .isEqualTo(4_372);
        books.clear();
    }
}
