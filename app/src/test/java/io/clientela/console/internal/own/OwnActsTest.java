package io.clientela.console.internal.own;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.identify.Customers;
import io.clientela.identify.ImportRequest;
import io.clientela.identify.ImportWatcher;
import io.clientela.identify.Imports;
import io.clientela.interact.Agreements;
import io.clientela.interact.Agreements.Agreement;
import io.clientela.interact.Agreements.Consent;
import io.clientela.interact.Agreements.Event;
import io.clientela.interact.Agreements.Proof;
import io.clientela.interact.Agreements.Side;
import io.clientela.interact.CustomerRights;
import io.clientela.interact.Medium;
import io.clientela.interact.Message;
import io.clientela.interact.MessageDraft;
import io.clientela.interact.Outbox;
import io.clientela.interact.OwnPage;
import io.clientela.interact.Purpose;
import io.clientela.interact.internal.outbox.Sender;
import io.clientela.measure.Exposures;
import io.clientela.organize.People;
import io.clientela.organize.Role;
import io.clientela.platform.ClientelaTest;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** R33, R35: what a customer does on his own page, over HTTP, and what both sides then hold. */
@ClientelaTest
@TestPropertySource(properties = "clientela.test=own-acts") // its sender sends
class OwnActsTest {

    private static final String CONTACTS = """
        Codice cliente;Cognome;Nome;E-mail
        ACT-1;Bonfiglioli;Ines;ines.bonfiglioli@atti.example
        """;

    @LocalServerPort
    int port;

    @Autowired
    Imports imports;

    @Autowired
    Customers customers;

    @Autowired
    Agreements agreements;

    @Autowired
    CustomerRights rights;

    @Autowired
    OwnPage ownPage;

    @Autowired
    People people;

    @Autowired
    Outbox outbox;

    @Autowired
    Exposures exposures;

    @Autowired
    Sender sender;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @TempDir
    Path folder;

    private long ines;
    private Window she;

    @BeforeEach
    void comesIn() throws Exception {
        jdbc.sql("TRUNCATE interact.agreement, interact.consent, interact.message CASCADE")
                .update();
        Path file = Files.writeString(folder.resolve("contatti.csv"), CONTACTS);
        imports.run(ImportRequest.of("user:test", file).source("atti"), ImportWatcher.NONE);
        ines = customers
                .search("ines.bonfiglioli@atti.example", 1)
                .getFirst()
                .customer()
                .customerId();
        she = new Window(port);
        assertThat(she.enter(ownPage.link(ines, "user:test"))).isEqualTo(302);
    }

    @Test
    void sheProposesStaffAcceptsSheEndsAndBothHoldTheSameBytes() throws Exception {
        Window staff = Window.ofStaff(port, people, Role.ADMINISTRATOR);
        assertThat(she.post(
                        "/own/agreement/propose",
                        "QUESTIONS-WEB=on&OFFERS-EMAIL=on&per-month=3&gives=Caff%C3%A8%20e%20risposte"))
                .isEqualTo(302);
        Agreement proposed = agreements.of(ines).getFirst();
        long id = proposed.agreementId();
        assertThat(proposed.state()).isEqualTo("proposed");
        assertThat(proposed.proposedBy()).isEqualTo(Side.CUSTOMER);
        assertThat(proposed.terms().perMonth()).isEqualTo(3);
        she.post("/own/agreement/" + id + "/accept", "version=1");
        assertThat(state(id, 1)).as("nobody accepts what he proposed himself").isEqualTo("proposed");
        assertThat(agreements.consents(ines)).isEmpty();

        assertThat(staff.post("/agreements/" + id + "/1", "do=accept&side=FIRM&wording=We+agree&evidence=call"))
                .isEqualTo(302);
        assertThat(state(id, 1)).isEqualTo("in-force");
        assertThat(agreements.consents(ines)).hasSize(2).allMatch(Consent::given);
        String first = bothHold(staff, id, 1);
        assertThat(new String(she.bytes("/own/agreement/" + id + "/copy.json"), StandardCharsets.UTF_8))
                .contains("Caffè e risposte");

        assertThat(she.post("/own/agreement/give", "purpose=NEWS&medium=WEB")).isEqualTo(302);
        assertThat(agreements.consent(ines, Purpose.NEWS, Medium.WEB)).isPresent();
        assertThat(she.post("/own/agreement/give", "purpose=SERVICE&medium=WEB"))
                .isEqualTo(400);
        bothHoldReceipts(staff, 3);

        assertThat(
                        staff.post(
                                "/customers/" + ines + "/agreements",
                                "OFFERS-EMAIL=on&per-month=9&firm-gives=Offers&points-answer=0&points-question=0&points-survey=0&points-data=0"))
                .isEqualTo(302);
        assertThat(state(id, 2)).isEqualTo("proposed");
        String second = bothHold(staff, id, 2);
        assertThat(second).isNotEqualTo(first);
        she.post("/own/agreement/" + id + "/refuse", "version=2");
        assertThat(state(id, 2)).isEqualTo("refused");
        assertThat(state(id, 1)).as("what held before holds").isEqualTo("in-force");

        she.post("/own/agreement/" + id + "/end", "");
        assertThat(state(id, 1)).isEqualTo("ended");
        for (var purpose : List.of(Purpose.QUESTIONS, Purpose.OFFERS, Purpose.NEWS)) {
            for (var medium : List.of(Medium.WEB, Medium.EMAIL)) {
                assertThat(agreements.consent(ines, purpose, medium)).isEmpty();
            }
        }
        assertThat(bothHold(staff, id, 1)).as("the copy stays as it was").isEqualTo(first);
        bothHoldReceipts(staff, agreements.consents(ines).size());
        assertThat(agreements.events(id).stream().map(OwnActsTest::said).toList())
                .containsExactly(
                        "1 proposed CUSTOMER own-page",
                        "1 accepted FIRM staff",
                        "2 proposed FIRM staff",
                        "2 refused CUSTOMER own-page",
                        "1 ended CUSTOMER own-page");
    }

    private static String said(Event event) {
        return event.version() + " " + event.what() + " " + event.side() + " "
                + event.proof().how();
    }

    private String state(long agreement, int version) {
        return agreements.version(agreement, version).orElseThrow().state();
    }

    /** Both sides download the same bytes, whose SHA-256 is what both their pages show. */
    private String bothHold(Window staff, long id, int version) throws Exception {
        byte[] hers = she.bytes("/own/agreement/" + id + "/copy.json?version=" + version);
        assertThat(staff.bytes("/agreements/" + id + "/" + version + "/copy.json"))
                .isEqualTo(hers);
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(hers));
        assertThat(staff.get("/agreements/" + id + "/" + version).body()).contains(hash);
        assertThat(she.get("/own/agreement").body()).contains(hash);
        assertThat(json.readTree(hers).isObject()).isTrue();
        return hash;
    }

    private void bothHoldReceipts(Window staff, int expected) throws Exception {
        List<Consent> consents = agreements.consents(ines);
        assertThat(consents).hasSize(expected);
        for (Consent consent : consents) {
            byte[] hers = she.bytes("/own/agreement/receipts/" + consent.consentId() + ".json");
            assertThat(staff.bytes("/agreements/consents/" + consent.consentId() + "/receipt.json"))
                    .isEqualTo(hers);
            assertThat(json.readTree(hers).isObject()).isTrue();
        }
    }

    /** What came from a list of consents, without any agreement, stands on both pages and is left one by one. */
    @Test
    void sheSeesAndLeavesWhatSheConsentedToWithoutAnAgreement() throws Exception {
        assertThat(she.get("/own/agreement").body()).contains("Nothing is agreed yet");
        agreements.importCsv("news.csv", new StringReader("""
                        customer,purpose,medium,when,wording,how
                        ines.bonfiglioli@atti.example,NEWS,EMAIL,2026-01-05,I want the news,web form
                        ines.bonfiglioli@atti.example,OFFERS,EMAIL,2026-01-05,and the offers,web form
                        """), "user:test");
        String hers = she.get("/own/agreement").body();
        assertThat(hers).contains("What you consented to", "I want the news").doesNotContain("Nothing is agreed yet");
        assertThat(hers).containsPattern("name=\"NEWS-EMAIL\"[^>]*checked");
        Window staff = Window.ofStaff(port, people, Role.CUSTOMER_MANAGER);
        assertThat(staff.get("/customers/" + ines + "/agreements").body())
                .contains("and the offers", "receipt.json")
                .doesNotContain("Nothing is agreed with this customer");
        bothHoldReceipts(staff, 2);

        she.get("/own/agreement");
        assertThat(she.post("/own/agreement/leave", "purpose=NEWS&medium=EMAIL"))
                .isEqualTo(302);
        assertThat(agreements.consent(ines, Purpose.NEWS, Medium.EMAIL)).isEmpty();
        assertThat(agreements.consent(ines, Purpose.OFFERS, Medium.EMAIL)).isPresent();
        assertThat(she.get("/own/agreement").body()).contains("left on", "Come back");
    }

    /** What she says on the phone holds like what she does herself, with her words and how she said them. */
    @Test
    void herWordToStaffHoldsAtOnce() throws Exception {
        Window staff = Window.ofStaff(port, people, Role.CUSTOMER_MANAGER);
        String word = "/customers/" + ines + "/word";
        staff.get("/customers/" + ines);
        for (var purpose : List.of(Purpose.NEWS, Purpose.OFFERS, Purpose.QUESTIONS)) {
            var proof = new Proof("customer:" + ines, "own-page", "yes", "");
            agreements.give(ines, Agreements.GENERAL, purpose, Medium.EMAIL, proof);
        }
        assertThat(staff.post(word, "what=NEWS/EMAIL&wording=No+more+news&evidence="))
                .isEqualTo(302);
        assertThat(agreements.consent(ines, Purpose.NEWS, Medium.EMAIL))
                .as("how she said it is missing")
                .isPresent();
        staff.post(word, "what=WEATHER/EMAIL&wording=No+more&evidence=by+phone");
        assertThat(agreements.consents(ines)).as("nothing was understood").hasSize(3);

        staff.post(word, "what=NEWS/EMAIL&wording=No+more+news&evidence=by+phone");
        assertThat(agreements.consent(ines, Purpose.NEWS, Medium.EMAIL)).isEmpty();
        Consent left = agreements.consents(ines).getFirst();
        assertThat(left.proof().wording()).isEqualTo("No more news");
        assertThat(left.proof().evidence()).isEqualTo("by phone");
        assertThat(left.proof().who()).startsWith("user:");

        staff.post(word, "what=pause&until=2030-01-31&wording=Not+this+year&evidence=by+phone");
        assertThat(agreements.paused(ines).orElseThrow().until().orElseThrow()).isAfter("2030-01-31T12:00:00Z");
        staff.post(word, "what=resume&wording=Do+write&evidence=in+the+shop");
        assertThat(agreements.paused(ines)).isEmpty();
        staff.post(word, "what=all&wording=Enough&evidence=in+the+shop");
        assertThat(agreements.consent(ines, Purpose.OFFERS, Medium.EMAIL)).isEmpty();
        staff.post(word, "what=no-contact&wording=Never+again&evidence=in+the+shop");
        assertThat(rights.of(ines).doNotContact()).isTrue();
        rights.set(ines, CustomerRights.Kind.DO_NOT_CONTACT, false, "customer:" + ines, "own-page");
        assertThat(staff.post("/customers/999999/word", "what=all&wording=x&evidence=y"))
                .isEqualTo(404);
    }

    /** A low mark of one message, and the next ones of its series do not come; those of another do. */
    @Test
    void aLowMarkStopsTheSeries() throws Exception {
        var proof = new Proof("customer:" + ines, "own-page", "News on my page", "test");
        agreements.give(ines, Agreements.GENERAL, Purpose.NEWS, Medium.WEB, proof);
        long january = sent("news:january");
        assertThat(outbox.ask(draft("news:february"), exposures.notMeasured(ines))
                        .policy())
                .isNotEqualTo("pause");

        assertThat(she.post("/own/messages/" + january + "/mark", "interesting=1"))
                .isEqualTo(302);

        long february = plan("news:february");
        long recipe = plan("recipe:february");
        sender.drain();
        Message refused = outbox.find(february).orElseThrow();
        assertThat(refused.state()).isEqualTo(Message.State.REFUSED);
        assertThat(refused.stateWhy()).startsWith("gate.pause.topic|news|");
        Message other = outbox.find(recipe).orElseThrow();
        assertThat(other.stateWhy())
                .as("nothing of the pause; it is not measured")
                .doesNotStartWith("gate.pause");
        assertThat(she.get("/own/messages").body())
                .as("she sees that it did not come")
                .contains("What did not come");
    }

    /** He has read what he opened himself: not what staff looks at, not what another opens, not what came by mail. */
    @Test
    void whatSheOpensOnHerPageIsConfirmed() throws Exception {
        long web = sent("news:january");
        long mail = sent("news:march");
        jdbc.sql("UPDATE interact.message SET medium = 'EMAIL' WHERE message_id = ?")
                .param(mail)
                .update();
        Window staff = Window.ofStaff(port, people, Role.ADMINISTRATOR);
        assertThat(staff.get("/customers/" + ines + "/messages").body()).contains("here is the news");
        she.get("/own");
        she.get("/own/messages/talk");
        outbox.read(ines + 1_000_000, List.of(web));
        assertThat(outbox.find(web).orElseThrow().state()).isEqualTo(Message.State.HANDED_OVER);

        assertThat(she.get("/own/messages").body()).contains("here is the news");
        assertThat(outbox.find(web).orElseThrow().state()).isEqualTo(Message.State.CONFIRMED);
        assertThat(outbox.find(mail).orElseThrow().state()).isEqualTo(Message.State.HANDED_OVER);
    }

    private long plan(String topic) {
        return outbox.plan(draft(topic), exposures.notMeasured(ines), "user:Anna")
                .messageId();
    }

    private MessageDraft draft(String topic) {
        return new MessageDraft(
                ines,
                Agreements.GENERAL,
                Purpose.NEWS,
                Optional.of(Medium.WEB),
                "en",
                "News",
                "Dear Ines, here is the news. Anna",
                "",
                "You asked for news.",
                "",
                topic,
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    private long sent(String topic) {
        long message = plan(topic);
        jdbc.sql("UPDATE interact.message SET state = 'HANDED_OVER', handed_at = now() - interval '20 days'"
                        + " WHERE message_id = ?")
                .param(message)
                .update();
        return message;
    }
}
