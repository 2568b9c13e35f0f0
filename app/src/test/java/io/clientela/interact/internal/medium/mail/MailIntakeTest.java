package io.clientela.interact.internal.medium.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.clientela.identify.internal.card.Cards;
import io.clientela.interact.Agreements;
import io.clientela.interact.Dialogue;
import io.clientela.interact.Media;
import io.clientela.interact.Medium;
import io.clientela.interact.Purpose;
import io.clientela.interact.Templates;
import io.clientela.interact.internal.conversation.Talking;
import io.clientela.interact.internal.medium.Carrier.Handed;
import io.clientela.interact.internal.medium.Carrier.Parcel;
import io.clientela.interact.internal.medium.Carriers;
import io.clientela.interact.internal.medium.hook.StandardWebhooks;
import io.clientela.interact.internal.medium.setting.MediumSettings;
import io.clientela.platform.ClientelaTest;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** E-mail there and back on a real server and a real database; settings; templates for named customers. */
@ClientelaTest
@TestPropertySource(properties = "clientela.test=customers")
class MailIntakeTest {

    private static final String WHO = "user:Anna";

    @Autowired
    Media media;

    @Autowired
    MediumSettings settings;

    @Autowired
    Carriers carriers;

    @Autowired
    MailIntake intake;

    @Autowired
    MailboxWatch mailbox;

    @Autowired
    ReturnAddress returns;

    @Autowired
    Dialogue dialogue;

    @Autowired
    Agreements agreements;

    @Autowired
    Templates templates;

    @Autowired
    Cards cards;

    @Autowired
    JdbcClient jdbc;

    private final GreenMail server = new GreenMail(
            new ServerSetup[] {new ServerSetup(0, "127.0.0.1", "smtp"), new ServerSetup(0, "127.0.0.1", "imap")});

    private Talking firm;
    private long anna;
    private long message;

    @BeforeEach
    void firm() {
        firm = new Talking(jdbc, cards);
        jdbc.sql("TRUNCATE interact.medium_setting, interact.mail_in, interact.unreachable, interact.mailbox CASCADE")
                .update();
        settings.forget();
        anna = firm.customer("Anna Rossi", "anna.rossi@kunde.example", "+393471234567");
        message = firm.sent(anna, Medium.EMAIL, "m4711@bottega.example", "");
        server.start();
        GreenMailUser box = server.setUser("ciao@bottega.example", "ciao", "secret");
        assertThat(box.getLogin()).isEqualTo("ciao");
        assertThat(media.save(
                        Medium.EMAIL,
                        Map.of(
                                "host", "127.0.0.1",
                                "port", Integer.toString(server.getSmtp().getPort()),
                                "tls", "none",
                                "from", "posta@bottega.example",
                                "from-name", "Bottega",
                                "reply-to", "ciao@bottega.example"),
                        WHO))
                .isEmpty();
        assertThat(media.save(
                        Medium.EMAIL,
                        Map.of(
                                "imap-host", "127.0.0.1",
                                "imap-port", Integer.toString(server.getImap().getPort()),
                                "imap-tls", "none",
                                "imap-user", "ciao",
                                "imap-password", "secret"),
                        WHO))
                .isEmpty();
        settings.forget();
    }

    @AfterEach
    void stop() {
        server.stop();
        jdbc.sql("TRUNCATE interact.medium_setting").update();
        settings.forget();
    }

    private String state(long messageId) {
        return jdbc.sql("SELECT state || ' ' || state_why FROM interact.message WHERE message_id = :id")
                .param("id", messageId)
                .query(String.class)
                .single()
                .strip();
    }

    private String said() {
        return dialogue.of(anna, OptionalLong.empty(), 10).stream()
                .filter(Dialogue.Turn::received)
                .findFirst()
                .orElseThrow()
                .text();
    }

    private byte[] sample(String name) {
        String tag = returns.of("posta@bottega.example", ReturnAddress.Use.BOUNCE, message)
                .replaceAll(".*-([0-9a-v]{12})@.*", "$1");
        String leave = returns.of("posta@bottega.example", ReturnAddress.Use.LEAVE, message)
                .replaceAll(".*-([0-9a-v]{12})@.*", "$1");
        return new String(MailReaderTest.sample(name), ISO_8859_1)
                .replace("b-4711-@@MARK@@@", "b-" + message + "-" + tag + "@")
                .replace("l-4711-@@LEAVE@@@", "l-" + message + "-" + leave + "@")
                .getBytes(ISO_8859_1);
    }

    @Test
    void whatIsSentIsAnsweredInTheSameConversation() throws Exception {
        Handed handed = carriers.of(Medium.EMAIL)
                .hand(new Parcel(
                        message,
                        anna,
                        "m4711@bottega.example",
                        "anna.rossi@kunde.example",
                        "Anna Rossi",
                        "it",
                        "Una domanda",
                        "Vuole altro olio?",
                        "",
                        "",
                        "https://bottega.example/l"));
        assertThat(handed).isInstanceOf(Handed.Taken.class);
        assertThat(server.waitForIncomingEmail(5_000, 1)).isTrue();
        var answer =
                new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(sample("reply-gmail")));
        server.getUserManager().getUser("ciao").deliver(answer);
        assertThat(mailbox.look()).isEqualTo(1);
        assertThat(mailbox.look()).isZero();
        assertThat(said()).isEqualTo("Sì, volentieri. Quanto costa il bidone da 5 litri?\nGrazie\nAnna");
        assertThat(state(message)).isEqualTo("CONFIRMED");
        assertThat(intake.take(sample("reply-gmail"))).isEqualTo(new MailIntake.Taken(MailIntake.Kind.REPLY, true));
        assertThat(jdbc.sql("SELECT position('bidone'::bytea IN raw) > 0 AND position('ha scritto'::bytea IN raw) > 0"
                                + " FROM interact.mail_in")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void whatComesBackFails() {
        assertThat(intake.take(sample("bounce-postfix")).kind()).isEqualTo(MailIntake.Kind.BOUNCE);
        assertThat(state(message)).startsWith("FAILED 5.1.1 550 5.1.1");
        assertThat(media.unreachable(10))
                .singleElement()
                .satisfies(gone -> assertThat(gone.address()).isEqualTo("nessuno@kunde.example"));
        assertThat(media.lift(media.unreachable(10).getFirst().unreachableId(), WHO))
                .isTrue();
        assertThat(media.unreachable(10)).isEmpty();
        long late = firm.sent(anna, Medium.EMAIL, "<m4713@bottega.example>", "");
        assertThat(intake.take(sample("bounce-delayed")).kind()).isEqualTo(MailIntake.Kind.DELAY);
        assertThat(state(late)).isEqualTo("HANDED_OVER");
        long full = firm.sent(anna, Medium.EMAIL, "m4714@bottega.example", "");
        intake.take(sample("bounce-full"));
        assertThat(state(full)).startsWith("FAILED 5.2.2");
        assertThat(media.unreachable(10)).isEmpty();
    }

    @Test
    void nobodyElseCanMakeAMessageFail() {
        String forged = new String(sample("bounce-postfix"), ISO_8859_1)
                .replace("m4711@bottega.example", "nothing@bottega.example")
                .replaceAll("b-" + message + "-[0-9a-v]{12}@", "b-" + message + "-000000000000@");
        intake.take(forged.getBytes(ISO_8859_1));
        assertThat(state(message)).isEqualTo("HANDED_OVER");
    }

    @Test
    void programsAreNoCustomers() {
        firm.sent(anna, Medium.EMAIL, "m4717@bottega.example", "");
        String vacation = new String(sample("ooo-vacation"), UTF_8).replace("dan@kunde", "anna.rossi@kunde");
        assertThat(intake.take(vacation.getBytes(UTF_8)).kind()).isEqualTo(MailIntake.Kind.AUTO_REPLY);
        assertThat(dialogue.of(anna, OptionalLong.empty(), 10).getFirst().text())
                .isEqualTo("I am away until Monday.");
        assertThat(jdbc.sql("SELECT count(*) FROM interact.received WHERE settled_at IS NULL")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(intake.take(sample("complaint-arf")).kind()).isEqualTo(MailIntake.Kind.COMPLAINT);
        assertThat(intake.take(sample("leave")).kind()).isEqualTo(MailIntake.Kind.LEAVE);
        assertThat(media.cameIn()).extracting(Media.CameIn::kind).contains("AUTO_REPLY", "COMPLAINT", "LEAVE");
    }

    private boolean left(long customer) {
        return agreements.consents(customer).stream()
                .anyMatch(consent -> consent.medium() == Medium.EMAIL && !consent.given());
    }

    private void complain(String number, String from, String recipient) {
        intake.take(new String(MailReaderTest.sample("complaint-arf"), ISO_8859_1)
                .replace("fbl77@", number + "@")
                .replace("Message-ID: <m4711@bottega.example>\n", "")
                .replace("Message-ID: <m4711@bottega.example>\r\n", "")
                .replace("posta+b-4711-x@bottega.example", from)
                .replace("anna.rossi@kunde.example", recipient)
                .getBytes(ISO_8859_1));
    }

    /** Providers blacken what tells who complained, each something else. */
    @Test
    void whoComplainsLeavesThoughTheMessageIdIsBlackened() {
        jdbc.sql("TRUNCATE interact.consent").update();
        String back = returns.of("posta@bottega.example", ReturnAddress.Use.BOUNCE, message);
        complain("f1", back.replaceAll("-[0-9a-v]{12}@", "-000000000000@"), "redacted@kunde.example");
        assertThat(left(anna)).as("a mark that is not ours").isFalse();
        complain("f2", back, "redacted@kunde.example");
        assertThat(left(anna)).as("by where it would have come back to").isTrue();

        long bruno = firm.customer("Bruno Neri", "bruno@kunde.example", "");
        complain("f3", "posta@bottega.example", "bruno@kunde.example");
        assertThat(left(bruno)).as("nothing went to him").isFalse();
        long sent = firm.sent(bruno, Medium.EMAIL, "m4720@bottega.example", "");
        complain("f4", "posta@bottega.example", "Bruno@kunde.example");
        assertThat(left(bruno)).as("by whom he says it went to").isTrue();
        assertThat(jdbc.sql("SELECT message_id FROM interact.mail_in WHERE reference LIKE '<f4@%'")
                        .query(Long.class)
                        .single())
                .as("the mail hangs on the message that it is about")
                .isEqualTo(sent);

        long carla = firm.customer("Carla Blu", "shared@kunde.example", "");
        firm.customer("Dario Blu", "shared@kunde.example", "");
        firm.sent(carla, Medium.EMAIL, "m4721@bottega.example", "");
        complain("f5", "posta@bottega.example", "shared@kunde.example");
        assertThat(left(carla)).as("nobody knows which of the two").isFalse();
    }

    /** Of what a crash left uncertain it is known that it left where a server, a program or the folder of sent mail has it. */
    @Test
    void whatWasSpokenOfHadLeft() throws Exception {
        long away = uncertain("m4717@bottega.example");
        intake.take(new String(sample("ooo-vacation"), UTF_8)
                .replace("dan@kunde", "anna.rossi@kunde")
                .getBytes(UTF_8));
        assertThat(state(away)).isEqualTo("HANDED_OVER outbox.told");
        long late = uncertain("<m4713@bottega.example>");
        intake.take(sample("bounce-delayed"));
        assertThat(state(late)).isEqualTo("HANDED_OVER outbox.told");

        var references = List.of("there@bottega.example", "here@bottega.example", "nowhere@bottega.example");
        assertThat(left(references)).as("no folder is named").isEmpty();
        media.save(Medium.EMAIL, Map.of("imap-sent-folder", "Sent"), WHO);
        assertThat(left(references)).as("there is no such folder").isEmpty();
        var user = server.getUserManager().getUser("ciao");
        var sent = server.getManagers().getImapHostManager().createMailbox(user, "Sent");
        for (String reference : references.subList(0, 2)) {
            var copy = new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(
                            ("Message-ID: <" + reference + ">\r\nSubject: x\r\n\r\ny\r\n").getBytes(UTF_8)));
            sent.store(copy);
        }
        assertThat(left(references))
                .as("of what is not there nothing is known")
                .containsOnlyKeys("there@bottega.example", "here@bottega.example")
                .containsValue(true);
    }

    /** No database keeps a NUL in a text; a mail with one is read like any other and holds up nobody. */
    @Test
    void aMailWithANulIsRead() {
        String mail = new String(sample("reply-gmail"), ISO_8859_1).replace("bidone", "bi\0done");
        assertThat(intake.take(mail.getBytes(ISO_8859_1)).kind()).isEqualTo(MailIntake.Kind.REPLY);
        assertThat(said()).contains("bidone");
    }

    private long uncertain(String reference) {
        long id = firm.sent(anna, Medium.EMAIL, reference, "");
        jdbc.sql("UPDATE interact.message SET state = 'UNCERTAIN', begun_at = now() WHERE message_id = :id")
                .param("id", id)
                .update();
        return id;
    }

    private Map<String, Boolean> left(List<String> references) {
        return carriers.of(Medium.EMAIL).left(references);
    }

    @Test
    void theHookTakesSignedMailOnly() {
        String secret = StandardWebhooks.secret();
        assertThat(media.takeMail(sample("reply-gmail"), "w1", "1", "v1,x")).isEmpty();
        media.save(Medium.EMAIL, Map.of("hook-secret", secret), WHO);
        long now = Instant.now().getEpochSecond();
        byte[] mail = sample("reply-gmail");
        String signature = StandardWebhooks.sign(secret, "w1", now, mail);
        assertThat(media.takeMail(mail, "w1", Long.toString(now), "v1,wrong")).isEmpty();
        assertThat(media.takeMail(mail, "w1", Long.toString(now - 600), signature))
                .isEmpty();
        assertThat(media.takeMail(mail, "w1", Long.toString(now), "v1,old " + signature))
                .contains("REPLY");
    }

    /** Witness: the example of the specification of Standard Webhooks. */
    @Test
    void signaturesAreThoseOfTheStandard() {
        assertThat(StandardWebhooks.sign(
                        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        1614265330,
                        "{\"test\": 2432232314}".getBytes(UTF_8)))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void settingsAreCheckedAndSecretsStayClosed() {
        assertThat(media.save(Medium.EMAIL, Map.of("from", "no-reply@bottega.example"), WHO))
                .containsExactly("medium.trouble.no-reply");
        assertThat(media.save(Medium.EMAIL, Map.of("port", "many"), WHO)).containsExactly("medium.wrong.port");
        assertThat(jdbc.sql("SELECT value FROM interact.medium_setting WHERE name = 'imap-password'")
                        .query(String.class)
                        .single())
                .doesNotContain("secret");
        assertThat(media.fields(Medium.EMAIL).stream()
                        .filter(field -> field.name().equals("imap-password")))
                .singleElement()
                .satisfies(field -> {
                    assertThat(field.value()).isEmpty();
                    assertThat(field.set()).isTrue();
                });
        assertThat(media.dkimRecord()).isEmpty();
        Map.Entry<String, String> record = media.newDkimKey(WHO).orElseThrow();
        assertThat(record.getKey()).endsWith("._domainkey.bottega.example");
        assertThat(record.getValue()).startsWith("v=DKIM1; k=rsa; p=MII");
        assertThat(media.test(Medium.EMAIL, "capo@bottega.example", "it", WHO).taken())
                .isTrue();
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(media.states())
                .filteredOn(state -> state.medium() == Medium.EMAIL)
                .singleElement()
                .satisfies(state -> {
                    assertThat(state.usable()).isTrue();
                    assertThat(state.reach()).isEqualTo(1);
                    assertThat(state.customers()).isEqualTo(1);
                });
    }

    @Test
    void eachCustomerInHisLanguage() {
        firm.books().value(anna, "LANGUAGE", "en", "en", java.time.LocalDate.of(2026, 3, 1));
        long luca = firm.customer("Luca Verdi", "luca@kunde.example", "");
        Map<String, Templates.Text> texts = new HashMap<>();
        for (String language : List.of("en", "it")) {
            texts.put(
                    language,
                    new Templates.Text(
                            language + " {{ name }}",
                            "<mjml><mj-body><mj-section><mj-column><mj-text>{{ salutation }}, {{ why }} <a href=\"{{"
                                    + " leave_link }}\">x</a></mj-text></mj-column></mj-section></mj-body></mjml>"));
        }
        var saved = templates.save(0, "Try " + anna, Purpose.NEWS, texts, WHO).orElseThrow();
        assertThat(templates.save(0, "try " + anna, Purpose.NEWS, texts, WHO)).isEmpty();
        List<Templates.Composed> composed = templates.compose(
                saved.templateId(),
                OptionalInt.empty(),
                new Templates.Use(Purpose.NEWS, "general"),
                List.of(luca, anna),
                id -> new Templates.Given("why" + id, "https://x.example/" + id, ""));
        assertThat(composed).extracting(Templates.Composed::subject).containsExactly("it Luca Verdi", "en Anna Rossi");
        assertThat(composed.get(1).text()).isEqualTo("Dear Anna Rossi, why" + anna + " x: https://x.example/" + anna);
        assertThat(templates.preview(texts, luca).text()).startsWith("Gentile Luca Verdi");
        assertThatIllegalArgumentException().isThrownBy(() -> templates.preview(texts, 999_999_999));
        texts.replaceAll((language, text) -> new Templates.Text("new", text.body()));
        assertThat(templates
                        .save(saved.templateId(), saved.name(), Purpose.NEWS, texts, WHO)
                        .orElseThrow()
                        .version())
                .isEqualTo(2);
        assertThat(templates
                        .takeBack(saved.templateId(), 1, WHO)
                        .orElseThrow()
                        .texts()
                        .values())
                .extracting(Templates.Text::subject)
                .contains("en {{ name }}");
        assertThat(templates.versions(saved.templateId())).hasSize(3);
        assertThat(templates.archive(saved.templateId(), true, WHO)).isTrue();
        assertThat(templates.list()).noneMatch(one -> one.templateId() == saved.templateId());
        assertThat(templates.list()).extracting(Templates.Template::name).contains("News", "Offer", "One question");
    }
}
