package io.clientela.interact.internal.right;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.Beside;
import io.clientela.interact.CustomerRights.Kind;
import io.clientela.interact.OwnPage;
import io.clientela.platform.TestDatabase;
import io.clientela.platform.internal.JournalTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Links to own pages under a clock that stands where the test puts it (R37), and the two rights (R34). */
@Beside
class OwnLinksTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient jdbc = database.client();
    private final Hand hand = new Hand();
    private final JournalTable journal = new JournalTable(
            jdbc,
            new NamedParameterJdbcTemplate(database.dataSource()),
            JsonMapper.builder().build());
    private final LinkStore store = new LinkStore(jdbc, hand);
    private final OwnPage ownPage = new LinkedOwnPage(store, post(), journal);
    private final KeptRights rights = new KeptRights(jdbc, store, journal, event -> {}, hand);

    /** A clock whose hand the test moves. */
    private static final class Hand extends Clock {

        private Instant now = NOON;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return InstantSource.fixed(now).withZone(zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** There is nothing to send with in this test, and nobody is reached under an address: asking is counted. */
    private static LinkPost post() {
        var none = new DefaultListableBeanFactory();
        return new LinkPost(
                none.getBeanProvider(io.clientela.interact.internal.row.Languages.class),
                none.getBeanProvider(io.clientela.interact.Outbox.class),
                none.getBeanProvider(io.clientela.measure.Exposures.class),
                "https://example.org");
    }

    @BeforeEach
    void twoCustomers() {
        jdbc.sql("INSERT INTO identify.source (name, created_at) VALUES ('crm', now())")
                .update();
        jdbc.sql("INSERT INTO identify.customer VALUES (1, now()), (2, now())").update();
        jdbc.sql("INSERT INTO identify.record (record_id, source_id, key, source_key, kind, customer_id,"
                        + " content, created_at) SELECT n, 1, gen_random_uuid(), 'K' || n, 'person', (n + 1) / 2,"
                        + " gen_random_uuid(), now() FROM generate_series(1, 4) AS n")
                .update();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aLinkWorksOnceAndOnlyItsFingerprintIsKept() {
        OwnPage.Link link = ownPage.link(2, "user:Anna");
        String secret = link.path().substring("/own/enter/".length());
        assertThat(secret).matches("[A-Za-z0-9_-]{43}");
        assertThat(jdbc.sql("SELECT l::text FROM interact.own_link l")
                        .query(String.class)
                        .single())
                .doesNotContain(secret);
        assertThat(link.toString()).doesNotContain(secret);
        assertThat(journal.about("customer:2", java.util.OptionalLong.empty(), 9))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.who()).isEqualTo("user:Anna");
                    assertThat(line.what()).isEqualTo("interact.own-link-made");
                    assertThat(line.detail()).doesNotContain(secret);
                });

        assertThat(ownPage.enter(secret.substring(1) + "x")).isEmpty();
        assertThat(ownPage.enter(secret)).contains(new OwnPage.Entry(3, 2, "user:Anna"));
        assertThat(ownPage.enter(secret)).isEmpty();
    }

    @Test
    void aLinkExpires() {
        String early = secret(ownPage.link(1, "user:Anna"));
        String late = secret(ownPage.link(1, "user:Anna"));
        hand.now = NOON.plus(Duration.ofHours(OwnPage.HOURS)).minusMillis(1);
        assertThat(ownPage.enter(early)).isPresent();
        hand.now = NOON.plus(Duration.ofHours(OwnPage.HOURS));
        assertThat(ownPage.enter(late)).isEmpty();
    }

    @Test
    void aSessionFollowsItsRecordThroughJoinsAndEndsWithAnErasure() {
        assertThat(ownPage.customerOf(3)).hasValue(2);
        jdbc.sql("UPDATE identify.record SET customer_id = 1").update();
        assertThat(ownPage.customerOf(3)).hasValue(1);
        jdbc.sql("UPDATE identify.record SET erased_at = now() WHERE record_id = 3")
                .update();
        assertThat(ownPage.customerOf(3)).isEmpty();
        assertThat(ownPage.customerOf(99)).isEmpty();
    }

    @Test
    void askingIsSlowWhoeverIsAskedFor() {
        for (int i = 0; i < OwnPage.PER_ORIGIN; i++) {
            assertThat(ownPage.ask("nobody" + i + "@example.org", "192.0.2.1")).isTrue();
        }
        assertThat(ownPage.ask("somebody@example.org", "192.0.2.1")).isFalse();
        assertThat(ownPage.ask("somebody@example.org", "192.0.2.2")).isTrue();
        hand.now = NOON.plus(Duration.ofMinutes(61));
        assertThat(ownPage.ask("somebody@example.org", "192.0.2.1")).isTrue();
        assertThat(jdbc.sql("SELECT string_agg(a::text, '') FROM interact.own_asking a")
                        .query(String.class)
                        .single())
                .doesNotContain("example", "192.0.2");
    }

    @Test
    void phonesAreKnownHoweverTheyAreTyped() {
        assertThat(LinkedOwnPage.codes(" Anna.Bianchi@Posta.Example ")).containsExactly("anna.bianchi@posta.example");
        assertThat(LinkedOwnPage.codes("347 123.4567")).containsExactly("3471234567", "393471234567");
        assertThat(LinkedOwnPage.codes("+39 347 1234567")).containsExactly("393471234567", "3471234567");
        assertThat(LinkedOwnPage.codes("0039 347 1234567")).containsExactly("393471234567", "3471234567");
        assertThat(LinkedOwnPage.codes("C0017")).isEmpty();
        assertThat(LinkedOwnPage.codes("12345")).isEmpty();
        assertThat(LinkedOwnPage.codes("'; DROP")).isEmpty();
    }

    @Test
    void aRightCountsForAllRecordsOfACustomerAsItWasSaidLast() {
        assertThat(rights.of(1).doNotContact()).isFalse();
        rights.set(1, Kind.DO_NOT_CONTACT, true, "customer:1", "own-page");
        rights.set(2, Kind.DO_NOT_TRACK, true, "customer:2", "own-page");
        assertThat(rights.of(1).doNotContact()).isTrue();
        assertThat(rights.of(1).doNotTrack()).isFalse();
        assertThat(rights.untracked(List.of(1L, 2L))).containsExactly(2L);

        jdbc.sql("UPDATE identify.record SET customer_id = 1").update();
        assertThat(rights.of(1).doNotTrack()).isTrue();
        rights.set(1, Kind.DO_NOT_TRACK, false, "customer:1", "own-page");
        assertThat(rights.untracked(List.of(1L))).isEmpty();
        assertThat(jdbc.sql("SELECT count(*) FROM interact.own_right")
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
    }

    private static String secret(OwnPage.Link link) {
        return link.path().substring("/own/enter/".length());
    }
}
