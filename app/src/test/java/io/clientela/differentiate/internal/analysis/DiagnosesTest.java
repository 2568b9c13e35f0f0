package io.clientela.differentiate.internal.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientela.differentiate.Analyses;
import io.clientela.differentiate.CustomersBehind;
import io.clientela.differentiate.CustomersBehind.Cell;
import io.clientela.differentiate.Diagnoses;
import io.clientela.differentiate.Diagnoses.ReportKey;
import io.clientela.differentiate.Diagnosis;
import io.clientela.differentiate.Diagnosis.Part;
import io.clientela.identify.internal.joining.Books;
import io.clientela.kernel.value.Outcome;
import io.clientela.organize.People;
import io.clientela.organize.Role;
import io.clientela.platform.ClientelaTest;
import io.clientela.platform.JobOrder;
import io.clientela.platform.Jobs;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** R88: each figure of the diagnosis on a firm so plain that it can be counted by hand. */
@ClientelaTest
@TestPropertySource(properties = "clientela.test=diagnoses") // nobody else's staff, portfolios and reports
class DiagnosesTest {

    private static final int CUSTOMERS = 200;

    @Autowired
    Diagnoses diagnoses;

    @Autowired
    Analyses analyses;

    @Autowired
    People people;

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient jdbc;

    private final List<Long> customers = new ArrayList<>();

    /**
     * 200 customers buy twice in the shop; the c-th for 2 × (10 + c) euros, so that the tenths of spend are 20 customers each.
     * Of the first hundred 15 of 20 buy from two departments, of the second hundred 5 of 20. Every fourth buys what has a
     * known cost. 30 were kept twice. 1,000 euros were sold to nobody known.
     */
    private void firm() {
        var books = new Books(jdbc);
        books.clear();
        var today = LocalDate.now(ZoneOffset.UTC);
        var products = new ArrayList<Integer>();
        for (var department : List.of("garden", "house")) {
            books.begin(department);
            products.add(books.product(department, department + "-1", "things", null));
            products.add(books.product(department, department + "-2", "things", new BigDecimal("1.00")));
        }
        for (int c = 0; c < CUSTOMERS; c++) {
            long id = books.record("garden", "person", today, Map.of("FULL_NAME", "Nome " + c));
            customers.add(id);
            boolean several = c % 20 < (c < 100 ? 15 : 5);
            int costed = c % 4 == 0 ? 1 : 0;
            for (int k = 0; k < 2; k++) {
                boolean house = several && k == 1;
                books.purchase(
                        house ? "house" : "garden",
                        id,
                        today.minusDays(20 + 40L * k),
                        products.get((house ? 2 : 0) + costed),
                        String.valueOf(10 + c),
                        "EUR");
            }
        }
        for (int c = 0; c < 30; c++) {
            long other = books.record("house", "person", today, Map.of("FULL_NAME", "Nome " + c));
            jdbc.sql("UPDATE identify.record SET customer_id = :c WHERE record_id = :r")
                    .param("c", customers.get(c))
                    .param("r", other)
                    .update();
        }
        books.purchase("garden", null, today.minusDays(5), products.getFirst(), "1000.00", "EUR");
        assertThat(jobs.runHere(new JobOrder("picture", "test", Map.of(), "test"), progress -> {})
                        .error())
                .isEmpty();
    }

    /** Two portfolios: one of 50 customers with an owner, one of 150 that nobody answers for. */
    private void portfolios() {
        jdbc.sql("""
            WITH made AS (INSERT INTO differentiate.portfolio_version (at, by, what, why) VALUES (now(), 'test', 'accepted', '')
                          RETURNING version_id),
                 two AS (INSERT INTO differentiate.portfolio SELECT FROM generate_series(1, 2) RETURNING portfolio_id),
                 places AS (SELECT portfolio_id, row_number() OVER (ORDER BY portfolio_id) AS place FROM two),
                 states AS (INSERT INTO differentiate.portfolio_state
                            SELECT portfolio_id, version_id, true, '', CASE WHEN place = 1 THEN 1 END, '{}' FROM places, made)
            INSERT INTO differentiate.portfolio_member
            SELECT :first + c, portfolio_id, version_id
            FROM generate_series(0, 199) c JOIN places ON place = CASE WHEN c < 50 THEN 1 ELSE 2 END, made\
            """).param("first", customers.getFirst()).update();
    }

    private void invite(int number, Role... roles) {
        var administrator = people.demoLink().person();
        for (int i = 0; i < number; i++) {
            var email = roles[0].name().toLowerCase(java.util.Locale.ROOT) + roles.length + i + "@example.org";
            var position = new People.Position(Set.of(roles), null, true);
            assertThat(people.invite(new People.Invitation("Somebody", email, "en", position), administrator))
                    .isInstanceOf(Outcome.Known.class);
        }
    }

    private Diagnosis now() {
        return ((Outcome.Known<Diagnosis>) diagnoses.now("EUR")).value();
    }

    private Part part(String name) {
        return now().parts().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void says(String name, double part, double whole, double score) {
        var found = part(name);
        assertThat(found.part()).as(name).isCloseTo(part, within(1e-6));
        assertThat(found.whole()).as(name).isCloseTo(whole, within(1e-6));
        assertThat(found.score())
                .as(name)
                .isInstanceOfSatisfying(
                        Outcome.Known.class,
                        known -> assertThat((Double) known.value()).isCloseTo(score, within(1e-9)));
    }

    private void saysNothing(String name) {
        assertThat(part(name).score())
                .as(name)
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class, why -> assertThat(why.reason()).isEqualTo("too-few"));
    }

    @Test
    void eachFigureIsTheOneCountedByHand() {
        firm();
        for (var name : List.of("owned", "asked", "staff")) {
            saysNothing(name);
        }
        // five of each twenty of the first hundred buy of one department, where fifteen alike buy of both
        says("breadth", 25, 200, 1 - 25 / 200.0);
        says("records", 30, 200, 1 - 30 / 200.0);
        double told = 2 * (200 * 10 + 199 * 100); // 2 Σ (10 + c)
        says("known", told, told + 1_000, told / (told + 1_000));
        double costed = 2 * (50 * 10 + 4 * 49 * 25); // the same over every fourth
        says("costed", costed, told, costed / told);
        behind();

        portfolios();
        says("owned", 50, 200, 0.25);
        for (int i = 0; i < 19; i++) {
            diagnoses.asked(i < 15 ? ReportKey.PRODUCT : ReportKey.CUSTOMER);
        }
        diagnoses.asked(ReportKey.OTHER);
        saysNothing("asked"); // nineteen of twenty needed; those that turn to neither do not count
        diagnoses.asked(ReportKey.CUSTOMER);
        says("asked", 5, 20, 0.25);
        invite(3, Role.CUSTOMER_MANAGER);
        saysNothing("staff");
        invite(1, Role.PRODUCT_MANAGER);
        invite(1, Role.PRODUCT_MANAGER, Role.CUSTOMER_MANAGER); // answers for customers
        var administrator = people.demoLink().person();
        boolean counted = people.all().stream()
                .filter(one -> one.id().equals(administrator))
                .anyMatch(one -> one.roles().contains(Role.CUSTOMER_MANAGER));
        assertThat(counted).isFalse();
        says("staff", 4, 5, 0.8);

        double mean = (0.875 + 0.85 + told / (told + 1_000) + costed / told + 0.25 + 0.25 + 0.8) / 7;
        assertThat(now().score().orElseThrow()).isCloseTo(100 * mean, within(1e-9));
        diagnoses.keep("EUR", "user:test");
        var kept = diagnoses.kept().getFirst();
        assertThat(kept.score()).isCloseTo(100 * mean, within(1e-6));
        assertThat(kept.scores()).hasSize(7).containsEntry("owned", 0.25);
    }

    /** The figures open the customers that they count. */
    private void behind() {
        var missed = ids("missed");
        assertThat(missed).hasSize(25);
        for (int c = 0; c < CUSTOMERS; c++) {
            assertThat(missed.contains(customers.get(c))).isEqualTo(c < 100 && c % 20 >= 15);
        }
        assertThat(ids("records")).containsExactlyInAnyOrderElementsOf(customers.subList(0, 30));
    }

    private List<Long> ids(String list) {
        var answer = ((Outcome.Known<CustomersBehind>)
                        analyses.behind(new Cell(list, Map.of("currency", "EUR")), 0, 1000))
                .value();
        return answer.rows().stream().map(CustomersBehind.Row::customerId).toList();
    }
}
