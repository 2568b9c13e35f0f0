package io.clientela.interact.internal.agreement;

import static io.clientela.interact.internal.Sendable.proof;
import static io.clientela.interact.internal.Sendable.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.clientela.Beside;
import io.clientela.interact.Agreements;
import io.clientela.interact.Agreements.Agreement;
import io.clientela.interact.Agreements.Side;
import io.clientela.interact.Agreements.Terms;
import io.clientela.interact.Leaving;
import io.clientela.interact.Medium;
import io.clientela.interact.Message.State;
import io.clientela.interact.Purpose;
import io.clientela.interact.internal.Sendable;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.json.JsonMapper;

/** R34, R35: agreements by version of which both hold the same copy, consents with proof, and the way out. */
@Beside
@ResourceLock("database of agreements") // one method after the other
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgreementsTest {

    private static final Clock CLOCK = Clock.fixed(Sendable.NOON, ZoneOffset.UTC);

    private final Sendable.Shelf shelf = new Sendable.Shelf(Medium.EMAIL);
    private Sendable firm = Sendable.fresh(CLOCK, shelf);
    private Agreements agreements = firm.agreements();
    private List<Long> customers = List.of();

    @BeforeEach
    void customers() {
        firm.sql()
                .sql("TRUNCATE interact.message, interact.agreement, interact.consent, interact.pause,"
                        + " interact.consent_flaw CASCADE")
                .update();
        customers = firm.customers(3);
    }

    @AfterAll
    void close() {
        firm.close();
    }

    private static String sha(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Seeded histories: whatever either side does, both read the same copy, its hash is its hash, one version holds at most. */
    @Test
    void bothSidesHoldTheSameCopyWhateverHappens() throws Exception {
        var random = new Random(35);
        for (int run = 0; run < 60; run++) {
            long customer = customers.get(random.nextInt(customers.size()));
            step(customer, random);
            var all = agreements.of(customer);
            assertThat(all.stream().filter(one -> one.state().equals("in-force")))
                    .hasSizeLessThanOrEqualTo(1);
            assertThat(all.stream().filter(one -> one.state().equals("proposed")))
                    .hasSizeLessThanOrEqualTo(1);
            for (var one : all) {
                assertThat(one.hash()).isEqualTo(sha(one.copy()));
                var kept = agreements.version(one.agreementId(), one.version()).orElseThrow();
                assertThat(kept.copy()).isEqualTo(one.copy());
                assertThat(kept.terms()).isEqualTo(one.terms());
                assertThat(JsonMapper.builder()
                                .build()
                                .readTree(one.copy())
                                .get("version")
                                .asInt())
                        .isEqualTo(one.version());
            }
            consentsAreThoseOfTheVersionInForce(customer, all);
        }
    }

    private void consentsAreThoseOfTheVersionInForce(long customer, List<Agreement> all) {
        var terms = all.stream()
                .filter(one -> one.state().equals("in-force"))
                .findFirst()
                .map(Agreement::terms);
        for (var purpose : List.of(Purpose.OFFERS, Purpose.NEWS, Purpose.QUESTIONS)) {
            for (var medium : Medium.values()) {
                boolean agreed = terms.map(some ->
                                some.purposes().getOrDefault(purpose, Set.of()).contains(medium))
                        .orElse(false);
                assertThat(agreements.consent(customer, purpose, medium).isPresent())
                        .as("%s by %s", purpose, medium)
                        .isEqualTo(agreed);
            }
        }
    }

    private void step(long customer, Random random) {
        var side = random.nextBoolean() ? Side.FIRM : Side.CUSTOMER;
        var proposed = agreements.of(customer).stream()
                .filter(one -> one.state().equals("proposed"))
                .findFirst();
        var holding = agreements.of(customer).stream()
                .filter(one -> one.state().equals("in-force"))
                .findFirst();
        int what = random.nextInt(4);
        if (proposed.isEmpty() || what == 0) {
            agreements.propose(customer, "general", some(random), side, proof("user:Anna", "staff"));
        } else if (what < 3) {
            var other = proposed.get().proposedBy() == Side.FIRM ? Side.CUSTOMER : Side.FIRM;
            agreements.accept(proposed.get().agreementId(), proposed.get().version(), other, proof("x", "own-page"));
        } else if (holding.isPresent() && random.nextBoolean()) {
            agreements.end(holding.get().agreementId(), side, proof("x", "own-page"));
        } else {
            agreements.refuse(proposed.get().agreementId(), proposed.get().version(), side, proof("x", "own-page"));
        }
    }

    private static Terms some(Random random) {
        var purposes = new HashMap<Purpose, Set<Medium>>();
        for (var purpose : List.of(Purpose.OFFERS, Purpose.NEWS, Purpose.QUESTIONS)) {
            var media = EnumSet.noneOf(Medium.class);
            for (var medium : Medium.values()) {
                if (random.nextInt(3) == 0) {
                    media.add(medium);
                }
            }
            if (!media.isEmpty()) {
                purposes.put(purpose, media);
            }
        }
        return new Terms(
                purposes,
                random.nextInt(9),
                "è così \"bene\" €" + random.nextInt(9),
                "risposte",
                Map.of("survey", random.nextInt(50), "answer", 5),
                LocalDate.of(2026, 1, 1),
                random.nextBoolean() ? Optional.of(LocalDate.of(2027, 1, 1)) : Optional.empty());
    }

    @Test
    void theCopyIsCanonical() {
        var terms = terms(4);
        assertThat(TermsText.copy(3, 1, 7, "general", terms, Side.FIRM, Sendable.NOON))
                .isEqualTo(
                        "{\"agreement\":3,\"customer\":7,\"dialogue\":\"general\",\"proposedAt\":\"2026-03-11T11:00:00Z\",\"proposedBy\":\"FIRM\",\"terms\":{\"customerGives\":\"answers"
                                + " to questions\",\"firmGives\":\"offers that"
                                + " fit\",\"from\":\"2026-01-01\",\"perMonth\":4,\"purposes\":{\"OFFERS\":[\"EMAIL\","
                                + "\"SMS\"],\"QUESTIONS\":[\"EMAIL\"]},\"rewardPoints\":{\"answer\":10}},\"version\":1}");
        assertThat(TermsText.read(TermsText.write(terms))).isEqualTo(terms);
    }

    @Test
    void whoProposesCannotAcceptAndWhatIsOverCannotBeAccepted() {
        long customer = customers.getFirst();
        var one = agreements.propose(customer, "general", terms(4), Side.FIRM, proof("user:Anna", "staff"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> agreements.accept(one.agreementId(), 1, Side.FIRM, proof("user:Anna", "staff")));
        agreements.refuse(one.agreementId(), 1, Side.CUSTOMER, proof("customer:1", "own-page"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> agreements.accept(one.agreementId(), 1, Side.CUSTOMER, proof("x", "own-page")));
        assertThat(agreements.events(one.agreementId()).stream().map(Agreements.Event::what))
                .containsExactly("proposed", "refused");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> agreements.propose(99, "general", terms(4), Side.FIRM, proof("x", "staff")));
    }

    @Test
    void leavingByALinkStopsWhatWaitsAtOnceAndNothingElse() {
        long customer = customers.get(0);
        long other = customers.get(1);
        firm.agree(customer, 9);
        firm.agree(other, 9);
        long stays = firm.outbox()
                .plan(
                        firm.ready(Sendable.draft(customer, Purpose.SERVICE, "your order"))
                                .draft(),
                        firm.ready(Sendable.question(customer, "x")).exposure(),
                        "user:Anna")
                .messageId();
        long goes = plan(customer);
        long others = plan(other);
        var leaving = firm.get(Leaving.class);
        String address = leaving.address(customer, Purpose.QUESTIONS, Medium.EMAIL);
        assertThat(address).startsWith("https://firm.example/leave/");
        String token = address.substring(address.lastIndexOf('/') + 1);
        assertThat(leaving.read(token))
                .hasValueSatisfying(way -> assertThat(way.left()).isFalse());
        assertThat(leaving.leave(token, false, "10.0.0.1"))
                .hasValueSatisfying(way -> assertThat(way.left()).isTrue());
        assertThat(firm.outbox().find(goes).orElseThrow().state()).isEqualTo(State.REFUSED);
        assertThat(firm.outbox().find(goes).orElseThrow().stateWhy())
                .isEqualTo("gate.purpose.left|QUESTIONS|2026-03-11");
        assertThat(firm.outbox().find(stays).orElseThrow().state()).isEqualTo(State.PLANNED);
        assertThat(firm.outbox().find(others).orElseThrow().state()).isEqualTo(State.PLANNED);
        assertThat(agreements.consent(customer, Purpose.OFFERS, Medium.EMAIL)).isPresent();
        leaving.leave(token, true, "10.0.0.1");
        assertThat(agreements.consent(customer, Purpose.OFFERS, Medium.EMAIL)).isEmpty();
        assertThat(agreements.consents(customer).getFirst().proof().how()).isEqualTo("one-click");
    }

    private long plan(long customer) {
        var ready = firm.ready(Sendable.question(customer, "how are you?"));
        return firm.outbox().plan(ready.draft(), ready.exposure(), "user:Anna").messageId();
    }

    /** Every token with one character changed, and those of another key, are refused. */
    @Test
    void nobodyCanMakeALinkForAnother() {
        var tokens = new LeaveTokens(new byte[32]);
        var content = new LeaveTokens.Content(4711, Purpose.NEWS, Medium.SMS);
        String token = tokens.write(content);
        assertThat(tokens.read(token)).contains(content);
        for (int i = 0; i < token.length() - 1; i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(tokens.read(token.substring(0, i) + other + token.substring(i + 1)))
                    .as("at %s", i)
                    .isEmpty();
        }
        byte[] key = new byte[32];
        key[31] = 1;
        assertThat(new LeaveTokens(key).read(token)).isEmpty();
        assertThat(tokens.read("")).isEmpty();
        assertThat(tokens.read("no token!")).isEmpty();
    }

    @Test
    void aPauseHoldsUntilItEnds() {
        long customer = customers.getFirst();
        firm.agree(customer, 9);
        agreements.pause(
                customer, Optional.of(Sendable.NOON.plus(Duration.ofDays(3))), proof("customer:1", "own-page"));
        assertThat(agreements.paused(customer)).isPresent();
        long waits = plan(customer);
        assertThat(firm.outbox().find(waits).orElseThrow().dueAt()).isEqualTo(Sendable.NOON.plus(Duration.ofDays(3)));
        assertThat(agreements.resume(customer, proof("customer:1", "own-page"))).isTrue();
        assertThat(agreements.resume(customer, proof("customer:1", "own-page"))).isFalse();
        assertThat(agreements.paused(customer)).isEmpty();
    }

    @Test
    void consentsComeFromAFileWithTheirEvidenceAndFlawedLinesAreKept() {
        String csv = """
            customer;purpose;medium;when;wording;how
            p0@customers.example;news;email;2025-05-01;"I want the news; thank you";paper form 12
            p1@customers.example;OFFERS;SMS;2025-05-01T10:15+02:00;Yes to offers;web form
            nobody@customers.example;news;email;2025-05-01;Yes;web form
            p0@customers.example;service;email;2025-05-01;Yes;web form
            p0@customers.example;news;email;yesterday;Yes;web form
            p0@customers.example;news;email;2030-05-01;Yes;web form
            p0@customers.example;news;email;2025-05-01;;web form
            p0@customers.example;news;pigeon;2025-05-01;Yes;web form
            0@customers.example;news;email;2025-05-01;Yes;a part of somebody's address
            Person 0;news;email;2025-05-01;Yes;a name is nobody's alone
            4711;news;email;2025-05-01;Yes;the number of another system
            """;
        assertThat(agreements.importCsv("old.csv", new StringReader(csv), "user:Anna"))
                .isEqualTo(new Agreements.Imported(2, 0, 9));
        assertThat(agreements.flaws(10).reversed().stream().map(Agreements.Flaw::reason))
                .containsExactly(
                        "no-customer",
                        "no-purpose",
                        "no-time",
                        "in-the-future",
                        "no-proof",
                        "no-medium",
                        "no-customer",
                        "no-customer",
                        "no-customer");
        assertThat(agreements.flaws(10).getLast().line()).isEqualTo(4);
        var consent =
                agreements.consent(customers.get(0), Purpose.NEWS, Medium.EMAIL).orElseThrow();
        assertThat(consent.proof().wording()).isEqualTo("I want the news; thank you");
        assertThat(consent.proof().evidence()).isEqualTo("import:old.csv line 2");
        assertThat(agreements
                        .consent(customers.get(1), Purpose.OFFERS, Medium.SMS)
                        .orElseThrow()
                        .at())
                .isEqualTo("2025-05-01T08:15:00Z");
        assertThat(agreements.importCsv("again.csv", new StringReader(csv), "user:Anna"))
                .isEqualTo(new Agreements.Imported(0, 2, 9));
        assertThat(agreements.agreed()).hasSize(2);
    }

    /** A list says who left, too: by the day on which he did, in every dialogue; what waits for him stops. */
    @Test
    void withdrawalsComeFromAFileAndStopWhatWaits() {
        long left = customers.get(0);
        long back = customers.get(1);
        long third = customers.get(2);
        for (long customer : List.of(left, back)) {
            agreements.give(customer, "general", Purpose.QUESTIONS, Medium.EMAIL, proof("customer:1", "own-page"));
        }
        agreements.give(left, "club", Purpose.QUESTIONS, Medium.EMAIL, proof("customer:1", "own-page"));
        long stops = plan(left);
        long goes = plan(back);
        String csv = """
            customer;purpose;medium;when;wording;how;state
            p0@customers.example;questions;email;2026-03-11T12:00+01:00;;;Withdrawn
            p1@customers.example;questions;email;2025-05-01;No more;letter;withdrawn
            p2@customers.example;offers;email;2025-05-01;Yes;form;given
            p2@customers.example;news;email;2025-05-01;Yes;form;
            p2@customers.example;news;email;2025-06-01;No;form;withdrawn
            p2@customers.example;news;email;2025-07-01;Yes;form;perhaps
            """;
        assertThat(agreements.importCsv("left.csv", new StringReader(csv), "user:Anna"))
                .isEqualTo(new Agreements.Imported(5, 0, 1));
        assertThat(agreements.flaws(10)).extracting(Agreements.Flaw::reason).containsExactly("no-state");
        assertThat(agreements.consent(left, Purpose.QUESTIONS, Medium.EMAIL)).isEmpty();
        var word = agreements.consents(left).getFirst();
        assertThat(word.given()).isFalse();
        assertThat(word.at()).isEqualTo(Sendable.NOON);
        assertThat(word.proof()).isEqualTo(new Agreements.Proof("user:Anna", "import", "", "import:left.csv line 2"));
        assertThat(withdrawnIn(left)).containsExactly("club", "general");
        assertThat(firm.outbox().find(stops).orElseThrow().state()).isEqualTo(State.REFUSED);
        assertThat(firm.outbox().find(stops).orElseThrow().stateWhy()).startsWith("gate.purpose.left|QUESTIONS");

        assertThat(agreements.consent(back, Purpose.QUESTIONS, Medium.EMAIL))
                .as("he came back after that")
                .isPresent();
        assertThat(firm.outbox().find(goes).orElseThrow().state()).isEqualTo(State.PLANNED);
        assertThat(agreements.consent(third, Purpose.OFFERS, Medium.EMAIL)).isPresent();
        assertThat(agreements.consent(third, Purpose.NEWS, Medium.EMAIL)).isEmpty();
        assertThat(agreements.importCsv("left.csv", new StringReader(csv), "user:Anna"))
                .isEqualTo(new Agreements.Imported(0, 5, 1));
        assertThat(withdrawnIn(left)).hasSize(2);
    }

    private List<String> withdrawnIn(long customer) {
        return firm.sql()
                .sql("SELECT c.dialogue FROM interact.consent c JOIN identify.record r ON r.record_id = c.record_id"
                        + " WHERE r.customer_id = :customer AND NOT c.given ORDER BY 1")
                .param("customer", customer)
                .query(String.class)
                .list();
    }

    /** A long list is written down in pieces, each by one command; lines alike count once, wherever they stand. */
    @Test
    void aLongListIsWrittenDownInPieces() {
        var csv = new StringBuilder("customer,purpose,medium,when,wording,how\n");
        for (int i = 0; i < 1_500; i++) {
            csv.append("p0@customers.example,NEWS,EMAIL,2025-05-01T")
                    .append(String.format(Locale.ROOT, "%02d:%02d", i / 60 % 24, i % 60))
                    .append(i < 1_440 ? ",Yes,form\n" : ",Yes indeed,form\n");
        }
        csv.append("p0@customers.example,NEWS,EMAIL,2025-05-01T00:00,Yes,form\n".repeat(2));
        assertThat(agreements.importCsv("long.csv", new StringReader(csv.toString()), "user:Anna"))
                .isEqualTo(new Agreements.Imported(1_500, 2, 0));
        assertThat(agreements.consents(customers.getFirst())).hasSize(1_500);
        assertThat(firm.sql()
                        .sql("SELECT count(DISTINCT cmin::text) FROM interact.consent")
                        .query(Long.class)
                        .single())
                .as("commands that wrote it")
                .isEqualTo(2);
    }

    /** An old consent that is brought in after the customer left does not bring him back. */
    @Test
    void whatWasSaidLaterCountsWhateverCameInLater() {
        long customer = customers.getFirst();
        agreements.leave(customer, Optional.empty(), Optional.empty(), proof("customer:1", "own-page"));
        agreements.importCsv("old.csv", new StringReader("""
            customer,purpose,medium,when,wording,how
            p0@customers.example,NEWS,EMAIL,2025-05-01,Yes,form
            """), "user:Anna");
        assertThat(agreements.consent(customer, Purpose.NEWS, Medium.EMAIL)).isEmpty();
        agreements.give(customer, "general", Purpose.NEWS, Medium.EMAIL, proof("customer:1", "own-page"));
        assertThat(agreements.consent(customer, Purpose.NEWS, Medium.EMAIL)).isPresent();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> agreements.give(
                        customer, "general", Purpose.SERVICE, Medium.EMAIL, proof("customer:1", "own-page")));
    }
}
