package io.clientela.identify.internal.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.Beside;
import io.clientela.identify.Customers;
import io.clientela.identify.Hit;
import io.clientela.identify.internal.card.Cards;
import io.clientela.identify.internal.joining.Books;
import io.clientela.platform.ClientelaTest;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** A customer is found by any fragment, the most important first (R7). */
@Beside
@ClientelaTest
@TestPropertySource(properties = "clientela.test=finding")
class FinderTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @Autowired
    Customers customers;

    @Autowired
    Cards cards;

    @Autowired
    JdbcClient jdbc;

    private final Map<String, Long> ids = new HashMap<>();
    private Books books;

    @BeforeEach
    void firm() {
        books = new Books(jdbc);
        books.clear();
        ids.clear();
        books.begin("shop");
        int product = books.product("shop", "P1", "", null);
        add("elena", product, "120.00", """
            GIVEN_NAME=Elena
            FAMILY_NAME=Conti
            CITY=Verona
            PHONE=+393471234567
            EMAIL=elena.conti@posta.example\
            """);
        add("marco", product, "9000.00", """
            GIVEN_NAME=Marco
            FAMILY_NAME=Ferrero
            CITY=Torino
            PHONE=+393389876543
            TAX_CODE=FRRMRC80A01L219M\
            """);
        add("company", product, "50000.00", """
            COMPANY_NAME=Falegnameria Rossi & Figli S.r.l.
            CITY=Parma
            VAT_NUMBER=IT01234567897
            PHONE=+390521555123
            EMAIL=ordini@falegnameriarossi.example\
            """);
        for (int i = 0; i < 40; i++) {
            add("rossi" + i, product, (10 + i * 20) + ".00", """
                GIVEN_NAME=%s
                FAMILY_NAME=Rossi
                CITY=Milano
                PHONE=+3932011122%d\
                """.formatted(i % 2 == 0 ? "Mario" : "Anna", 10 + i));
        }
        jdbc.sql("UPDATE identify.document SET number = 'FT/2026/00' || (4000 + record_id - (SELECT"
                        + " min(record_id) FROM identify.record))")
                .update();
        cards.rebuild(done -> {});
    }

    private void add(String name, int product, String amount, String stated) {
        var values = new HashMap<String, String>();
        stated.lines()
                .forEach(line ->
                        values.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        long id = books.record("shop", values.containsKey("COMPANY_NAME") ? "company" : "person", DAY, values);
        books.purchase("shop", id, DAY, product, amount, "EUR");
        ids.put(name, id);
    }

    @Test
    void besideFiguresSlipsAreThoughtOfOnlyWhereNobodyFits() {
        int product = books.product("shop", "P2", "", null);
        add("near", product, "90000.00", """
            GIVEN_NAME=Elena
            FAMILY_NAME=Contis
            PHONE=+393471234599\
            """);
        add("other", product, "90000.00", """
            GIVEN_NAME=Elena
            FAMILY_NAME=Canti
            PHONE=+393471234588\
            """);
        cards.rebuild(done -> {});
        assertThat(found("conti 34712345"))
                .contains(ids.get("elena"), ids.get("near"))
                .doesNotContain(ids.get("other"));
        assertThat(found("canto 34712345")).contains(ids.get("other"));
    }

    @ParameterizedTest
    @CsvSource({
        "elena conti, elena",
        "conti, elena",
        "CONTI Elena, elena",
        "elena co, elena",
        "el co, elena",
        "conti verona, elena",
        "elna conti, elena",
        "elena cnoti, elena",
        "eelna cotni, elena",
        "elenna contii, elena",
        "elena.conti@posta.example, elena",
        "elena.conti@, elena",
        "conti@po, elena",
        "@posta, elena",
        "ferrero, marco",
        "ferero, marco",
        "frerrero, marco",
        "marco ferr, marco",
        "fererro torino, marco",
        "338 987 6543, marco",
        "+39 338 9876543, marco",
        "0039 338 9876543, marco",
        "3389876543, marco",
        "338987, marco",
        "9876, marco",
        "ferrero 6543, marco",
        "ferero 338, marco",
        "FRRMRC80A01L219M, marco",
        "frrmrc80, marco",
        "falegnameria, company",
        "falegnamria, company",
        "figli rossi, company",
        "falegnameria parma, company",
        "Falegnameria Rossi e Figli S.r.l., company",
        "falegnameria rossi s.r, company",
        "01234567897, company",
        "IT01234567897, company",
        "IT 0123456, company",
        "0123456, company",
        "67897, company",
        "0521 555, company",
        "ordini@falegnameriarossi.example, company",
        "falegnameriarossi, company",
    })
    void findsByAnyFragment(String fragment, String expected) {
        assertThat(found(fragment)).as(fragment).isNotEmpty();
        assertThat(found(fragment).getFirst()).as(fragment).isEqualTo(ids.get(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "FT/2026/004000, elena",
        "ft/2026/004000, elena",
        "4000, elena",
        "004000, elena",
        "2026/004000, elena",
        "4001, marco",
        "FT/2026/004002, company",
    })
    void findsByTheNumberOfADocument(String fragment, String expected) {
        assertThat(found(fragment)).as(fragment).contains(ids.get(expected));
        assertThat(customers.search(fragment, 10).getFirst().field()).isEqualTo("DOCUMENT");
    }

    @Test
    void showsThoseFirstWhoBoughtMoreOfAllThatBearAName() {
        var hits = customers.search("rossi", 10);
        assertThat(hits).hasSize(10);
        assertThat(hits.getFirst().customer().customerId()).isEqualTo(ids.get("company"));
        assertThat(hits).extracting(hit -> importance(hit)).isSortedAccordingTo((a, b) -> Integer.compare(b, a));
        assertThat(hits.get(1).customer().main().orElseThrow().net()).isGreaterThan(new java.math.BigDecimal("512"));
    }

    @Test
    void showsTheImportantOnesOfAShortBeginning() {
        for (var start : List.of("r", "ro", "ros", "m", "mi")) {
            var hits = customers.search(start, 10);
            assertThat(hits).as(start).hasSize(10);
            assertThat(hits).extracting(hit -> importance(hit)).isSortedAccordingTo((a, b) -> Integer.compare(b, a));
        }
        assertThat(found("f").getFirst()).isEqualTo(ids.get("company"));
    }

    @Test
    void narrowsACommonNameByAnotherWord() {
        assertThat(customers.search("anna rossi milano", 50))
                .hasSize(20)
                .allMatch(hit -> hit.customer().name().startsWith("Anna"));
        assertThat(found("rossi parma")).containsExactly(ids.get("company"));
        assertThat(found("mario rossi 1122 10")).containsExactly(ids.get("rossi0"));
    }

    @Test
    void findsNobodyWhereNobodyIs() {
        assertThat(found("xylophon")).isEmpty();
        assertThat(found("elena ferrero")).isEmpty();
        assertThat(found("999999999")).isEmpty();
        assertThat(found("%")).isEmpty();
    }

    @Test
    void followsWhatChanges() {
        long elena = java.util.Objects.requireNonNull(ids.get("elena"));
        books.value(elena, "FAMILY_NAME", "Zanardelli", "Zanardelli", DAY);
        cards.refresh(List.of(elena));
        assertThat(found("zanard")).containsExactly(elena);
        assertThat(rows("search_bearer"))
                .isEqualTo(jdbc.sql("SELECT count(*) FROM identify.search_customer, unnest(words)")
                        .query(Long.class)
                        .single());
        assertThat(jdbc.sql("SELECT count(*) FROM identify.search_word w WHERE customers <>"
                                + " (SELECT count(*) FROM identify.search_bearer b WHERE b.word_id = w.word_id)"
                                + " OR common <> (customers >= 8)")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private long rows(String table) {
        return jdbc.sql("SELECT count(*) FROM identify." + table)
                .query(Long.class)
                .single();
    }

    private static int importance(Hit hit) {
        return (int)
                Math.floor(Math.log1p(hit.customer().main().orElseThrow().net().doubleValue()) / Math.log(2));
    }

    private List<Long> found(String fragment) {
        return customers.search(fragment, 10).stream()
                .map(hit -> hit.customer().customerId())
                .toList();
    }
}
