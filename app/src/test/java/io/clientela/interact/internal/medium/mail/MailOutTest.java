package io.clientela.interact.internal.medium.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.clientela.Beside;
import io.clientela.interact.internal.conversation.SubjectMark;
import io.clientela.interact.internal.medium.Carrier.Parcel;
import io.clientela.interact.internal.medium.mail.SmtpConnection.Sent;
import io.clientela.interact.internal.medium.setting.SecretBox;
import io.clientela.platform.DataFolder;
import io.clientela.platform.TestFolders;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.simplejavamail.utils.mail.dkim.Canonicalization;
import org.simplejavamail.utils.mail.dkim.DkimMessage;
import org.simplejavamail.utils.mail.dkim.DkimSigner;
import org.simplejavamail.utils.mail.dkim.SigningAlgorithm;

/** E-mail out to a real server: what its headers say, that its signature holds, how refusals are told apart. */
@Beside
class MailOutTest {

    private static final Instant NOON = Instant.parse("2026-03-20T12:00:00Z");
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    private final SecretBox box = new SecretBox(new DataFolder(TestFolders.fresh("mail-out")));
    private final ReturnAddress returns = new ReturnAddress(box);
    private final SubjectMark marks = new SubjectMark(box);

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private EmailSettings settings(int port, Optional<EmailSettings.Dkim> dkim) {
        return new EmailSettings(
                new EmailSettings.Server("127.0.0.1", port, "none", "", ""),
                "posta@bottega.example",
                "Bottega dell'Olio, Città",
                "ciao@bottega.example",
                "posta@bottega.example",
                false,
                4,
                0,
                dkim);
    }

    private static Parcel parcel(long number, String to) {
        return new Parcel(
                number,
                7,
                "m" + number + "@bottega.example",
                to,
                "Nicolò D'Angelo",
                "it",
                "Perché l'olio è più buono quest'anno: una novità che va oltre i settanta caratteri, davvero",
                "Ciao Nicolò,\n.una riga che comincia con un punto\nfine",
                "<p>Ciao <b>Nicolò</b> = 1</p>\n<p>" + "lungo ".repeat(300) + "</p>",
                "<q1@customer.example>",
                "https://bottega.example/leave/abc");
    }

    private MimeMessage sent(EmailSettings settings) throws Exception {
        try (var pool = new SmtpPool(settings)) {
            byte[] message = new MimeWriter(settings, returns, marks)
                    .write(parcel(4711, "nicolo@kunde.example"), new MailAddress("nicolo", "kunde.example"), NOON);
            String from = returns.of(settings.returnPath(), ReturnAddress.Use.BOUNCE, 4711);
            assertThat(pool.send(from, "nicolo@kunde.example", message)).isInstanceOf(Sent.Accepted.class);
        }
        return server.getReceivedMessages()[0];
    }

    @Test
    void arrivesAsItWasWritten() throws Exception {
        MimeMessage got = sent(settings(server.getSmtp().getPort(), Optional.empty()));
        assertThat(got.getSubject()).isEqualTo(parcel(1, "").subject());
        assertThat(got.getFrom()[0].toString()).contains("posta@bottega.example");
        assertThat(((jakarta.mail.internet.InternetAddress) got.getFrom()[0]).getPersonal())
                .isEqualTo("Bottega dell'Olio, Città");
        assertThat(got.getReplyTo()[0].toString()).isEqualTo("ciao@bottega.example");
        assertThat(got.getMessageID()).isEqualTo("<m4711@bottega.example>");
        assertThat(got.getHeader("In-Reply-To")).containsExactly("<q1@customer.example>");
        assertThat(got.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        String leave = got.getHeader("List-Unsubscribe")[0].replaceAll("\\s+", " ");
        assertThat(leave).startsWith("<https://bottega.example/leave/abc>, <mailto:posta+l-4711-");
        assertThat(returns.message(leave, ReturnAddress.Use.LEAVE)).isEqualTo(OptionalLong.of(4711));
        assertThat(returns.message(leave, ReturnAddress.Use.BOUNCE)).isEmpty();
        assertThat(returns.message(got.getHeader("Return-Path")[0], ReturnAddress.Use.BOUNCE))
                .isEqualTo(OptionalLong.of(4711));
        Multipart parts = (Multipart) got.getContent();
        assertThat(parts.getBodyPart(0)
                        .getContent()
                        .toString()
                        .replace("\r\n", "\n")
                        .strip())
                .isEqualTo(parcel(1, "").text());
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(parts.getBodyPart(1)
                        .getContent()
                        .toString()
                        .replace("\r\n", "\n")
                        .strip())
                .isEqualTo(parcel(1, "").html().strip());
    }

    @Test
    void theSignatureHolds() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        String pem = Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded());
        var dkim = new EmailSettings.Dkim("bottega.example", "s1", pem);
        MimeMessage got = sent(settings(server.getSmtp().getPort(), Optional.of(dkim)));
        var raw = new ByteArrayOutputStream();
        got.writeTo(raw);
        String message = raw.toString(UTF_8).replaceAll("\r?\n", "\r\n");
        assertThat(DkimCheck.holds(message, keys.getPublic())).isEqualTo("holds");
        assertThat(DkimCheck.signed(message))
                .contains("from", "to", "subject", "date", "message-id", "list-unsubscribe", "list-unsubscribe-post");
        assertThat(DkimCheck.holds(message.replace("Ciao", "Addio"), keys.getPublic()))
                .isEqualTo("body changed");
        assertThat(DkimCheck.holds(message.replace("One-Click", "Two-Click"), keys.getPublic()))
                .isEqualTo("headers changed");
        assertThat(DkimSeal.record(pem))
                .contains(Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()));
    }

    /** Witness: the body hash of another signer, over texts with blanks, empty lines and ends of all kinds. */
    @Test
    void bodiesAreHashedAsOthersDo() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        String pem = Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded());
        var seal = new DkimSeal(new EmailSettings.Dkim("bottega.example", "s1", pem));
        var random = new Random(7);
        var pieces = List.of("a", "bc", " ", "\t", "  \t ", "\r\n", "\r\n\r\n", ".", "=20");
        for (int i = 0; i < 200; i++) {
            var body = new StringBuilder();
            for (int k = random.nextInt(12); k > 0; k--) {
                body.append(pieces.get(random.nextInt(pieces.size())));
            }
            String text = "From:  a@b.example\r\nSubject: one\r\n  two\t three \r\n\r\n" + body;
            String signed = new String(seal.sign(text.getBytes(UTF_8), NOON), UTF_8);
            assertThat(DkimCheck.holds(signed, keys.getPublic())).as(text).isEqualTo("holds");
            assertThat(DkimCheck.bodyHash(signed)).as(text).isEqualTo(otherBodyHash(text, keys));
        }
    }

    private static String otherBodyHash(String text, KeyPair keys) throws Exception {
        var signer = new DkimSigner("bottega.example", "s1", (RSAPrivateKey) keys.getPrivate());
        signer.setBodyCanonicalization(Canonicalization.RELAXED);
        signer.setHeaderCanonicalization(Canonicalization.RELAXED);
        signer.setSigningAlgorithm(SigningAlgorithm.SHA256_WITH_RSA);
        signer.setLengthParam(false);
        signer.setCheckDomainKey(false);
        var out = new ByteArrayOutputStream();
        new DkimMessage(
                        new MimeMessage(
                                Session.getInstance(new Properties()), new ByteArrayInputStream(text.getBytes(UTF_8))),
                        signer)
                .writeTo(out);
        return DkimCheck.bodyHash(out.toString(UTF_8));
    }

    @Test
    void aTextCannotWriteHeaders() throws Exception {
        var writer = new MimeWriter(settings(1, Optional.empty()), returns, marks);
        var evil = new Parcel(1, 7, "m1@x", "a@b.example", "A\r\nBcc: all@x", "it", "S\r\nX-Evil: 1", "t", "", "", "");
        String message = new String(writer.write(evil, new MailAddress("a", "b.example"), NOON), UTF_8);
        assertThat(message.lines().filter(line -> line.startsWith("Bcc") || line.startsWith("X-Evil")))
                .isEmpty();
        assertThat(message).doesNotContain("List-Unsubscribe");
    }

    @Test
    void refusalsAreToldApart() throws Exception {
        for (boolean pipelining : new boolean[] {false, true}) {
            try (var scripted = new ScriptedServer(pipelining);
                    var pool = new SmtpPool(settings(scripted.port(), Optional.empty()))) {
                byte[] text = "Subject: x\r\n\r\nx\r\n".getBytes(UTF_8);
                assertThat(pool.send("b@x.example", "gone@x.example", text))
                        .isInstanceOfSatisfying(Sent.Refused.class, refused -> {
                            assertThat(refused.step()).isEqualTo("RCPT");
                            assertThat(refused.reply().enhanced()).isEqualTo("5.1.1");
                            assertThat(refused.reply().forGood()).isTrue();
                        });
                assertThat(pool.send("b@x.example", "grey@x.example", text))
                        .isInstanceOfSatisfying(
                                Sent.Refused.class,
                                refused -> assertThat(refused.reply().forGood()).isFalse());
                assertThat(pool.send("b@x.example", "spam@x.example", text))
                        .isInstanceOfSatisfying(Sent.Refused.class, refused -> {
                            assertThat(refused.step()).isEqualTo("DATA");
                            assertThat(refused.reply().enhanced()).isEqualTo("5.7.1");
                        });
                assertThat(pool.send("b@x.example", "good@x.example", text)).isInstanceOf(Sent.Accepted.class);
                assertThat(scripted.connections).isEqualTo(1);
                assertThat(pool.send("b@x.example", "hangup@x.example", text)).isInstanceOf(Sent.NotSent.class);
                assertThat(pool.send("b@x.example", "lost@x.example", text)).isInstanceOf(Sent.Unknown.class);
                assertThat(scripted.taken).containsExactly("good@x.example", "lost@x.example");
            }
        }
    }

    @Test
    void aDomainGetsNoMoreThanItsRate() {
        var rate = new DomainRate(600);
        long now = 5_000_000_000L;
        int taken = 0;
        for (int milli = 0; milli < 10_000; milli++) {
            taken += rate.ask("x.example", now + milli * 1_000_000L).isZero() ? 1 : 0;
        }
        assertThat(taken).isBetween(100, 112);
        assertThat(rate.ask("y.example", now)).isZero();
        assertThat(new DomainRate(0).ask("x.example", now)).isEqualTo(Duration.ZERO);
    }

    @Test
    void nobodyIsWrittenToFromNobody() {
        for (String bad : List.of(
                "noreply@x.it",
                "no-reply@x.it",
                "No_Reply+1@x.it",
                "do-not-reply@x.it",
                "donotreply@x.it",
                "nonrispondere@x.it",
                "non-rispondere@x.it",
                "norisposta@x.it",
                "mailer-daemon@x.it")) {
            assertThat(NoReply.is(bad)).as(bad).isTrue();
        }
        for (String good :
                List.of("ciao@noreply.it", "norman@x.it", "noemi@x.it", "servizio.clienti@x.it", "info@x.it")) {
            assertThat(NoReply.is(good)).as(good).isFalse();
        }
    }

    @Test
    void addressesAreRead() {
        assertThat(MailAddress.of("anna@città.example"))
                .map(MailAddress::domain)
                .contains("xn--citt-3na.example");
        assertThat(MailAddress.of("anna @x.it")).isEmpty();
        assertThat(MailAddress.of("anna@x")).isEmpty();
        assertThat(MailAddress.of("anna@x.it>\r\nRCPT TO:<all@x.it")).isEmpty();
    }

    /** A server that answers by the name before the at sign. */
    private static final class ScriptedServer implements AutoCloseable {

        private final ServerSocket socket;
        private final boolean pipelining;
        private final List<String> taken = new ArrayList<>();
        private int connections;

        ScriptedServer(boolean pipelining) throws IOException {
            this.pipelining = pipelining;
            this.socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        Socket one = socket.accept();
                        connections++;
                        serve(one);
                    }
                } catch (IOException closed) {
                    // the test is over
                }
            });
        }

        int port() {
            return socket.getLocalPort();
        }

        private void serve(Socket one) throws IOException {
            try (one) {
                var in = new BufferedReader(new InputStreamReader(one.getInputStream(), UTF_8));
                say(one, "220 ready");
                String to = "";
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    if (line.startsWith("EHLO")) {
                        say(one, pipelining ? "250-me\r\n250 PIPELINING" : "250 me");
                    } else if (line.startsWith("RCPT")) {
                        to = line.substring(9, line.length() - 1);
                        if (to.startsWith("hangup")) {
                            return;
                        }
                        say(
                                one,
                                to.startsWith("gone")
                                        ? "550 5.1.1 nobody here"
                                        : to.startsWith("grey") ? "450 4.7.1 later" : "250 ok");
                    } else if (line.equals("DATA")) {
                        say(one, "354 go on");
                        String text = text(in);
                        if (!text.isEmpty()
                                && !to.startsWith("spam")
                                && !to.startsWith("gone")
                                && !to.startsWith("grey")) {
                            taken.add(to);
                        }
                        if (to.startsWith("lost")) {
                            return;
                        }
                        say(
                                one,
                                to.startsWith("spam")
                                        ? "554 5.7.1 spam"
                                        : text.isEmpty() ? "554 nobody" : "250 2.0.0 taken");
                    } else if (line.equals("QUIT")) {
                        say(one, "221 bye");
                        return;
                    } else {
                        say(one, "250 ok");
                    }
                }
            }
        }

        private static String text(BufferedReader in) throws IOException {
            var text = new StringBuilder();
            for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
                text.append(line).append('\n');
            }
            return text.toString();
        }

        private static void say(Socket one, String line) throws IOException {
            one.getOutputStream().write((line + "\r\n").getBytes(UTF_8));
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
