package io.clientela.console.internal.own;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.console.internal.shell.Endpoints;
import io.clientela.console.internal.shell.Endpoints.Endpoint;
import io.clientela.identify.CustomerPage;
import io.clientela.identify.Customers;
import io.clientela.identify.ImportRequest;
import io.clientela.identify.ImportWatcher;
import io.clientela.identify.Imports;
import io.clientela.interact.Agreements;
import io.clientela.interact.Agreements.Proof;
import io.clientela.interact.Agreements.Side;
import io.clientela.interact.Agreements.Terms;
import io.clientela.interact.Dialogue;
import io.clientela.interact.Medium;
import io.clientela.interact.Message;
import io.clientela.interact.MessageDraft;
import io.clientela.interact.Outbox;
import io.clientela.interact.OwnIdentities;
import io.clientela.interact.OwnPage;
import io.clientela.interact.Purpose;
import io.clientela.interact.Question;
import io.clientela.interact.Questions;
import io.clientela.interact.Received;
import io.clientela.interact.Rewards;
import io.clientela.kernel.value.Outcome;
import io.clientela.measure.Exposures;
import io.clientela.platform.ClientelaTest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * R37: one customer has one of everything that an own page shows; another asks every address of the own page with the numbers
 * of it, and sees nothing, and changes nothing. That the numbers are right is proved by herself, who asks the same.
 */
@ClientelaTest
class AnotherCustomerTest {

    private static final String MARK = "Segretissima";
    private static final List<String> HERS =
            List.of(MARK, "Quarantotti", "Brunilde", "QRNBNL71A41F257X", "5550606", "nulla-di-altri");
    private static final String CONTACTS = """
        Codice cliente;Cognome;Nome;Cod. fiscale;E-mail;Cellulare
        AN-A;Zanarini;Ottorino;;ottorino.zanarini@altri.example;+39 347 5550505
        AN-B;Quarantotti;Brunilde;QRNBNL71A41F257X;brunilde@nulla-di-altri.example;+39 347 5550606
        """;
    private static final String SALES = """
        Numero;Data;Codice cliente;Cod. articolo;Descrizione;Quantità;Prezzo;Importo
        AN-1;03/02/2026;AN-B;AN-OLIO;Segretissima pentola;2;14,50;29,00
        AN-2;04/02/2026;AN-B;AN-OLIO;Segretissima pentola;2;14,50;29,00
        AN-3;05/02/2026;AN-A;AN-PANE;Pane;1;2,00;2,00
        """;
    private static final Proof PROOF = new Proof("user:Anna", "staff", "Proposal", "in the shop");

    /** Of addresses that name something: what is named. An address that is not here makes the test fail. */
    private static final Map<String, String> NAMED = Map.of(
            "/own/purchases/{id}", "document",
            "/own/messages/{id}/defer", "message",
            "/own/messages/{id}/block", "message",
            "/own/messages/{id}/release", "message",
            "/own/messages/{id}/mark", "message",
            "/own/agreement/{id}/{what}", "agreement",
            "/own/agreement/{id}/copy.json", "agreement",
            "/own/agreement/receipts/{id}.json", "consent",
            "/own/question/{asked}", "asked",
            "/own/identity/{id}/remove", "identity");

    /** These name nothing of anybody: a secret, and which of the two rights. */
    private static final Set<String> NOBODYS = Set.of("/own/enter/{secret}", "/own/rights/{name}");

    @LocalServerPort
    int port;

    @Autowired
    Endpoints endpoints;

    @Autowired
    Imports imports;

    @Autowired
    Customers customers;

    @Autowired
    OwnPage ownPage;

    @Autowired
    Outbox outbox;

    @Autowired
    Exposures exposures;

    @Autowired
    Agreements agreements;

    @Autowired
    Questions questions;

    @Autowired
    Rewards rewards;

    @Autowired
    Dialogue dialogue;

    @Autowired
    OwnIdentities identities;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    private final Map<String, List<Long>> numbers = new TreeMap<>();
    private long ottorino;
    private long brunilde;
    private long planned;
    private long sent;
    private long agreement;
    private long asked;

    @BeforeEach
    void sheHasOneOfEach() throws Exception {
        jdbc.sql("TRUNCATE interact.question CASCADE").update();
        for (var file : Map.of("an-contatti.csv", CONTACTS, "an-vendite.csv", SALES).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .toList()) {
            Path written = Files.writeString(folder.resolve(file.getKey()), file.getValue());
            imports.run(ImportRequest.of("user:test", written).source("an-test"), ImportWatcher.NONE);
        }
        ottorino = withAddress("ottorino.zanarini@altri.example");
        brunilde = withAddress("brunilde@nulla-di-altri.example");
        numbers.put(
                "document",
                customers.documents(brunilde, Optional.empty(), 10).rows().stream()
                        .map(CustomerPage.Purchase::documentId)
                        .toList());
        planned = plan();
        sent = sent();
        numbers.put("message", List.of(planned, sent));
        agree();
        ask();
        rewards.credit(brunilde, "goodwill", 777_123, MARK + ":" + System.nanoTime(), "user:Anna");
        rewards.redeem(brunilde, MARK + " basket", 1, MARK + ":" + System.nanoTime(), "user:Anna");
        dialogue.receive(new Received(
                Medium.WEB,
                "",
                OptionalLong.of(brunilde),
                "",
                MARK + ", what I write",
                "own-page:" + System.nanoTime(),
                List.of(),
                Optional.empty()));
        identities.enter(new OwnIdentities.Vouched(
                "https://id.nulla-di-altri.example", MARK, Optional.of("brunilde@nulla-di-altri.example")));
        numbers.put(
                "identity",
                identities.of(brunilde).stream()
                        .map(OwnIdentities.Bound::identityId)
                        .toList());
        assertThat(numbers.values()).hasSize(6).noneMatch(List::isEmpty);
    }

    private long withAddress(String address) {
        return customers.search(address, 1).getFirst().customer().customerId();
    }

    private long plan() {
        var draft = new MessageDraft(
                brunilde,
                "general",
                Purpose.SERVICE,
                Optional.of(Medium.WEB),
                "en",
                MARK + " planned",
                MARK + ", what waits",
                "",
                MARK + ", the reason",
                MARK,
                "",
                Optional.of(Instant.now().plus(Duration.ofDays(3))),
                OptionalLong.empty(),
                OptionalLong.empty());
        return outbox.plan(draft, exposures.notMeasured(brunilde), "user:Anna").messageId();
    }

    /** As the outbox leaves a message that left. */
    private long sent() {
        return jdbc.sql("""
            INSERT INTO interact.message (record_id, purpose, medium, language, subject, body, why, topic, state, planned_by,
                planned_at, due_at, handed_at, reference)
            SELECT min(record_id), 'NEWS', 'WEB', 'en', :mark, :mark, :mark, '', 'HANDED_OVER', 'test',
                now() - interval '1 hour', now() - interval '1 hour', now() - interval '1 hour', gen_random_uuid()::text
            FROM identify.record WHERE customer_id = :customer
            RETURNING message_id\
            """)
                .param("mark", MARK + " sent")
                .param("customer", brunilde)
                .query(Long.class)
                .single();
    }

    /** One version in force with consents, one proposed. */
    private void agree() {
        var terms = new Terms(
                Map.of(Purpose.QUESTIONS, Set.of(Medium.WEB), Purpose.OFFERS, Set.of(Medium.EMAIL)),
                4,
                MARK + " offers",
                MARK + " answers",
                Map.of("answer", 50),
                LocalDate.of(2026, 1, 1),
                Optional.empty());
        var first = agreements.propose(brunilde, "general", terms, Side.FIRM, PROOF);
        agreements.accept(first.agreementId(), first.version(), Side.CUSTOMER, PROOF);
        var second = agreements.propose(brunilde, "general", terms, Side.FIRM, PROOF);
        agreement = second.agreementId();
        numbers.put("agreement", List.of(agreement));
        numbers.put(
                "consent",
                agreements.consents(brunilde).stream()
                        .map(Agreements.Consent::consentId)
                        .toList());
    }

    private void ask() {
        var texts = Map.of(
                "en", new Question.Text(MARK + ": how are you?", List.of()),
                "it", new Question.Text(MARK + ": come sta?", List.of()));
        questions.add(
                new Question(
                        0,
                        0,
                        Question.Kind.SCALE,
                        Question.Fills.SATISFACTION,
                        "",
                        texts,
                        20,
                        180,
                        Question.Moment.ANY,
                        0,
                        true),
                "user:Anna");
        assertThat(questions.askHere(brunilde, Medium.WEB, "en", "user:Anna")).isInstanceOf(Outcome.Known.class);
        asked = questions.open(brunilde).orElseThrow().askedId();
        numbers.put("asked", List.of(asked));
    }

    @Test
    void aCustomerNeverSeesAnotherAndNeverActsForHim() throws Exception {
        Window he = entered(ottorino);
        Map<String, String> before = hers();
        assertThat(String.join("", before.values())).contains(MARK + ", what waits", MARK + ", what I write", "777123");
        List<String> reached = new ArrayList<>();
        for (Endpoint endpoint : endpoints.all()) {
            String pattern = endpoint.pattern().getPatternString();
            if (!pattern.startsWith("/own") || pattern.equals("/own/leave")) {
                continue;
            }
            String method = endpoint.method().equals("*") ? "GET" : endpoint.method();
            boolean named = pattern.contains("{") && !NOBODYS.contains(pattern);
            for (String path : named ? named(pattern) : unnamed(pattern)) {
                HttpResponse<String> answer = method.equals("GET") ? he.get(path) : he.answer(method, path, form());
                isNothingOfHers(answer, method + " " + path);
                if (named) {
                    isRefused(answer, method, pattern, path);
                    reached.add(pattern);
                }
            }
        }
        assertThat(reached).as("addresses asked with her numbers").containsAll(NAMED.keySet());
        assertThat(hers()).isEqualTo(before);
        assertThat(he.get("/own").body()).as("he is still let in").contains("Zanarini");
    }

    /** Without this the test above could pass by asking with numbers of nothing. */
    @Test
    void sheHerselfReachesAllOfIt() throws Exception {
        Window she = entered(brunilde);
        for (String place : List.of("", "/messages", "/messages/talk", "/agreement", "/question", "/data.json")) {
            assertThat(she.get("/own" + place).body()).as(place).contains(MARK);
        }
        assertThat(she.get("/own/rights").body())
                .contains("/own/identity/" + numbers("identity").getFirst());
        for (long document : numbers("document")) {
            assertThat(she.get("/own/purchases/" + document).body()).contains(MARK);
        }
        assertThat(she.get("/own/purchases?cursor=" + cursor()).statusCode()).isEqualTo(200);
        assertThat(she.get("/own/agreement/" + agreement + "/copy.json").body()).contains(MARK);
        for (long consent : numbers("consent")) {
            assertThat(she.get("/own/agreement/receipts/" + consent + ".json").statusCode())
                    .isEqualTo(200);
        }
        she.get("/own");
        she.post("/own/messages/" + planned + "/block", form());
        assertThat(outbox.find(planned).orElseThrow().state()).isEqualTo(Message.State.BLOCKED);
        she.post("/own/messages/" + planned + "/release", form());
        she.post("/own/messages/" + planned + "/defer", "days=90");
        assertThat(outbox.find(planned).orElseThrow().state()).isEqualTo(Message.State.PLANNED);
        assertThat(outbox.find(planned).orElseThrow().dueAt())
                .isAfter(Instant.now().plus(Duration.ofDays(80)));
        she.post("/own/messages/" + sent + "/mark", form());
        she.post("/own/question/" + asked, form());
        assertThat(questions.open(brunilde)).isEmpty();
        she.post("/own/agreement/" + agreement + "/accept", form());
        assertThat(agreements.version(agreement, proposed()).orElseThrow().state())
                .isEqualTo("in-force");
        she.post("/own/identity/" + numbers("identity").getFirst() + "/remove", "");
        assertThat(identities.of(brunilde)).isEmpty();
        assertThat(jdbc.sql("SELECT count(*) FROM interact.mark WHERE message_id = ?")
                        .param(sent)
                        .query(Long.class)
                        .single())
                .isOne();
    }

    private List<Long> numbers(String what) {
        return numbers.getOrDefault(what, List.of());
    }

    private Window entered(long customer) throws Exception {
        Window window = new Window(port);
        assertThat(window.enter(ownPage.link(customer, "user:test"))).isEqualTo(302);
        return window;
    }

    /** The addresses with her numbers in place of what they name. */
    private List<String> named(String pattern) {
        String what = NAMED.get(pattern);
        assertThat(what).as("what %s names", pattern).isNotNull();
        List<String> paths = new ArrayList<>();
        for (long number : numbers(String.valueOf(what))) {
            String path = pattern.replaceFirst("\\{(id|asked)}", String.valueOf(number));
            if (path.contains("{what}")) {
                List.of("accept", "refuse", "end").forEach(act -> paths.add(path.replace("{what}", act)));
            } else {
                paths.add(path);
                paths.add(path + "?version=" + (proposed() - 1));
            }
        }
        return paths;
    }

    /** The others with everything that could make them speak of her: her number by any name, and her place in a list. */
    private List<String> unnamed(String pattern) {
        String path = pattern.replace("{name}", "track").replaceAll("\\{[^}]+}", String.valueOf(brunilde));
        return List.of(
                path,
                path + "?customer=" + brunilde + "&customerId=" + brunilde + "&id=" + brunilde + "&cursor=" + cursor());
    }

    private String cursor() {
        return customers.documents(brunilde, Optional.empty(), 1).next().orElseThrow();
    }

    private int proposed() {
        return agreements.of(brunilde).getFirst().version();
    }

    /** All that the forms of these addresses may send. */
    private String form() {
        return "customer=" + brunilde + "&customerId=" + brunilde + "&version=" + proposed()
                + "&days=30&said=5&understood=1&interesting=1&OFFERS-EMAIL=on&per-month=3&purpose=OFFERS&medium=EMAIL";
    }

    private static void isNothingOfHers(HttpResponse<String> answer, String asked) {
        assertThat(answer.statusCode()).as(asked).isLessThan(500);
        String all = answer.body() + answer.headers().map();
        for (String word : HERS) {
            assertThat(all).as(asked).doesNotContainIgnoringCase(word);
        }
        assertThat(all).as(asked).doesNotContain("777,12", "777.12", "77712");
    }

    /** She does not exist for him; where a page only says that nothing was done, it leads back to his own. */
    private static void isRefused(HttpResponse<String> answer, String method, String pattern, String path) {
        boolean says = Set.of("/own/messages/{id}/mark", "/own/question/{asked}", "/own/identity/{id}/remove")
                .contains(pattern);
        if (says && method.equals("POST")) {
            assertThat(answer.statusCode()).as(path).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location").orElse(""))
                    .as(path)
                    .doesNotContain("/own/link");
        } else {
            assertThat(answer.statusCode()).as("%s %s", method, path).isEqualTo(404);
        }
    }

    /** All that hangs on her, row by row, in every table of interact, and what the journal tells of her. */
    private Map<String, String> hers() {
        Map<String, String> rows = new TreeMap<>();
        String records = "SELECT record_id FROM identify.record WHERE customer_id = " + brunilde;
        Map<String, String> by = Map.of(
                "record_id", records,
                "message_id", "SELECT message_id FROM interact.message WHERE record_id IN (" + records + ")",
                "agreement_id", "SELECT agreement_id FROM interact.agreement WHERE record_id IN (" + records + ")",
                "account_id", "SELECT account_id FROM interact.reward_account WHERE record_id IN (" + records + ")");
        for (String[] column : jdbc.sql("SELECT table_schema || '.' || table_name, column_name"
                        + " FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)"
                        + " WHERE table_type = 'BASE TABLE' AND table_schema IN ('interact', 'identify')"
                        + " AND column_name IN ('record_id', 'message_id', 'agreement_id', 'account_id')")
                .query((row, number) -> new String[] {row.getString(1), row.getString(2)})
                .list()) {
            rows.put(
                    String.join(".", column),
                    all("SELECT coalesce(string_agg(t::text, '; ' ORDER BY t::text), '') FROM " + column[0]
                            + " t WHERE " + column[1] + " IN (" + by.get(column[1]) + ")"));
        }
        rows.put(
                "journal",
                all("SELECT coalesce(string_agg(t::text, '; ' ORDER BY t::text), '') FROM platform.journal t"
                        + " WHERE subject = 'customer:" + brunilde + "'"));
        return rows;
    }

    private String all(String query) {
        return jdbc.sql(query).query(String.class).single();
    }
}
