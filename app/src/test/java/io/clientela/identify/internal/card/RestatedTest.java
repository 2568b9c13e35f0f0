package io.clientela.identify.internal.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.identify.CustomerCard;
import io.clientela.identify.CustomerFilter;
import io.clientela.identify.CustomerSort;
import io.clientela.identify.Customers;
import io.clientela.identify.ImportRequest;
import io.clientela.identify.ImportWatcher;
import io.clientela.identify.Imports;
import io.clientela.identify.internal.joining.Books;
import io.clientela.platform.ClientelaTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** A list that states an earlier value again brings nothing new, and yet the card changes (R14). */
@ClientelaTest
@TestPropertySource(properties = "clientela.test=customers")
class RestatedTest {

    @TempDir
    Path folder;

    @Autowired
    Imports imports;

    @Autowired
    Customers customers;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void empty() {
        new Books(jdbc).clear();
    }

    @Test
    void whatIsStatedAgainIsShownAgain() throws IOException {
        take("one.csv", "2025-01-10", "first@rossi.example");
        take("two.csv", "2025-02-10", "second@rossi.example");
        assertThat(card().email()).isEqualTo("second@rossi.example");

        take("three.csv", "2025-03-10", "first@rossi.example");

        assertThat(card().email()).isEqualTo("first@rossi.example");
        assertThat(jdbc.sql("SELECT count(*) FROM identify.owed_card")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private CustomerCard card() {
        return customers
                .list(CustomerFilter.ALL, CustomerSort.NET, Optional.empty(), 10)
                .rows()
                .getFirst();
    }

    private void take(String name, String date, String email) throws IOException {
        var text = "Customer code,Name,Surname,E-mail,Date\n" + "C1,Mario,Rossi,%s,%s\n".formatted(email, date);
        var file = Files.writeString(folder.resolve(name), text);
        imports.run(ImportRequest.of("user:test", file).source("crm"), ImportWatcher.NONE);
    }
}
