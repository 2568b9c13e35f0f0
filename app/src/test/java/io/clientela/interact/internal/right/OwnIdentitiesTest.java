package io.clientela.interact.internal.right;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.Beside;
import io.clientela.interact.OwnIdentities.Vouched;
import io.clientela.interact.OwnPage;
import io.clientela.platform.TestDatabase;
import io.clientela.platform.internal.JournalTable;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Whose page an identity opens (R37): records 1 and 2 are customer 1's, 3 and 4 customer 2's. */
@Beside
class OwnIdentitiesTest {

    private static final String ISSUER = "https://id.example";

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient jdbc = database.client();
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-28T12:00:00Z"), ZoneOffset.UTC);
    private final JournalTable journal = new JournalTable(
            jdbc,
            new NamedParameterJdbcTemplate(database.dataSource()),
            JsonMapper.builder().build());
    private final BoundIdentities identities =
            new BoundIdentities(new IdentityStore(jdbc, clock), new LinkStore(jdbc, clock), journal);

    @BeforeEach
    void twoCustomers() {
        jdbc.sql("INSERT INTO identify.source (name, created_at) VALUES ('crm', now())")
                .update();
        jdbc.sql("INSERT INTO identify.customer VALUES (1, now()), (2, now())").update();
        jdbc.sql("INSERT INTO identify.record (record_id, source_id, key, source_key, kind, customer_id,"
                        + " content, created_at) SELECT n, 1, gen_random_uuid(), 'K' || n, 'person', (n + 1) / 2,"
                        + " gen_random_uuid(), now() FROM generate_series(1, 4) AS n")
                .update();
        states(2, "Anna@Posta.example");
        states(4, "bruno@posta.example");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void states(long record, String email) {
        jdbc.sql("INSERT INTO identify.value (record_id, field, text, stated_on, file_id, line, received_at)"
                        + " VALUES (:record, 'EMAIL', :email, '2026-11-01', 1, 1, now())")
                .param("record", record)
                .param("email", email)
                .update();
        jdbc.sql("INSERT INTO identify.search_code (customer_id, field, code)"
                        + " SELECT customer_id, 'EMAIL', lower(:email) FROM identify.record WHERE record_id = :record")
                .param("record", record)
                .param("email", email)
                .update();
    }

    private static Vouched vouched(String subject, String email) {
        return new Vouched(ISSUER, subject, email.isEmpty() ? Optional.empty() : Optional.of(email));
    }

    @Test
    void itIsBoundToTheRecordThatStatesTheAddressAndFollowsIt() {
        assertThat(identities.enter(vouched("a", " anna@posta.EXAMPLE ")))
                .contains(new OwnPage.Entry(2, 1, "customer:1"));
        jdbc.sql("UPDATE identify.record SET customer_id = 2 WHERE record_id = 2")
                .update();
        assertThat(identities.enter(vouched("a", ""))).contains(new OwnPage.Entry(2, 2, "customer:2"));
        assertThat(identities.of(1)).isEmpty();
        assertThat(identities.of(2)).singleElement().satisfies(one -> {
            assertThat(one.issuer()).isEqualTo(ISSUER);
            assertThat(one.subject()).isEqualTo("a");
        });
    }

    @Test
    void withoutAVerifiedAddressOfOneCustomerNothingIsBound() {
        assertThat(identities.enter(vouched("a", ""))).isEmpty();
        assertThat(identities.enter(vouched("a", "nobody@posta.example"))).isEmpty();
        assertThat(identities.enter(vouched("a", "3475551234"))).as("a phone").isEmpty();
        states(4, "anna@posta.example");
        assertThat(identities.enter(vouched("a", "anna@posta.example"))).isEmpty();
        assertThat(identities.of(1)).isEmpty();
        assertThat(journal.about("customer:1", OptionalLong.empty(), 9)).isEmpty();
    }

    @Test
    void theSameNumberAtAnotherProviderIsSomebodyElse() {
        assertThat(identities.enter(vouched("a", "anna@posta.example"))).isPresent();
        assertThat(identities.enter(new Vouched("https://other.example", "a", Optional.empty())))
                .isEmpty();
        assertThat(identities.enter(new Vouched("https://other.example", "a", Optional.of("bruno@posta.example"))))
                .contains(new OwnPage.Entry(4, 2, "customer:2"));
    }

    @Test
    void whoseRecordWasErasedDoesNotComeIn() {
        assertThat(identities.enter(vouched("a", "anna@posta.example"))).isPresent();
        jdbc.sql("UPDATE identify.record SET erased_at = now() WHERE record_id = 2")
                .update();
        assertThat(identities.enter(vouched("a", "anna@posta.example"))).isEmpty();
        assertThat(identities.enter(vouched("b", "anna@posta.example"))).isEmpty();
    }

    @Test
    void oneIsTakenAwayFromItsCustomerAlone() {
        assertThat(identities.enter(vouched("a", "anna@posta.example"))).isPresent();
        long id = identities.of(1).getFirst().identityId();
        assertThat(identities.remove(2, id, "customer:2")).isFalse();
        assertThat(identities.remove(1, id, "customer:1")).isTrue();
        assertThat(identities.remove(1, id, "customer:1")).isFalse();
        assertThat(identities.enter(vouched("a", ""))).isEmpty();
    }
}
