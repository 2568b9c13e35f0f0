package io.clientela.interact.internal.medium.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.Beside;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Mails as servers and programs write them are told apart. */
@Beside
class MailReaderTest {

    static byte[] sample(String name) {
        try (InputStream in = MailReaderTest.class.getResourceAsStream("/mail/" + name + ".eml")) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static MailIn read(String name) {
        return MailReader.read(sample(name));
    }

    @Test
    void anAnswerWithoutItsHistory() {
        var mail = (MailIn.Written) read("reply-gmail");
        assertThat(mail.text()).isEqualTo("Sì, volentieri. Quanto costa il bidone da 5 litri?\nGrazie\nAnna");
        assertThat(mail.head().from()).isEqualTo("Anna.Rossi@kunde.example");
        assertThat(mail.head().subject()).isEqualTo("Re: Una domanda sull'olio: perché no?");
        assertThat(mail.head().answers()).containsExactly("<m4711@bottega.example>", "<x0@bottega.example>");
        assertThat(mail.head().sent()).contains(Instant.parse("2026-03-20T12:05:11Z"));
    }

    @Test
    void anAnswerInHtmlAlone() {
        var mail = (MailIn.Written) read("reply-outlook-html");
        assertThat(mail.text().replaceAll("\\n+", "\n"))
                .isEqualTo("Buongiorno,\nva bene, ma non prima di lunedì.\nUgo");
    }

    @Test
    void anAnswerBetweenTheLines() {
        assertThat(((MailIn.Written) read("reply-inline")).text())
                .isEqualTo("On 20 Mar 2026, the shop asked:\nYes.\nNo, too dear.");
    }

    @Test
    void aMessageThatCameBack() {
        var mail = (MailIn.Bounce) read("bounce-postfix");
        assertThat(mail.forGood()).isTrue();
        assertThat(mail.code()).isEqualTo("5.1.1");
        assertThat(mail.recipient()).isEqualTo("nessuno@kunde.example");
        assertThat(mail.original()).isEqualTo("<m4711@bottega.example>");
        assertThat(mail.words()).startsWith("550 5.1.1 <nessuno@kunde.example>: Recipient address rejected");
    }

    @Test
    void aMessageThatIsLate() {
        var mail = (MailIn.Bounce) read("bounce-delayed");
        assertThat(mail.forGood()).isFalse();
        assertThat(mail.code()).isEqualTo("4.4.1");
        assertThat(mail.original()).isEqualTo("<m4713@bottega.example>");
    }

    @Test
    void aFullMailboxIsNoBadAddress() {
        var mail = (MailIn.Bounce) read("bounce-full");
        assertThat(mail.forGood()).isTrue();
        assertThat(mail.code()).isEqualTo("5.2.2");
        assertThat(EmailCarrier.badAddress(mail.code())).isFalse();
        assertThat(EmailCarrier.badAddress("5.1.1")).isTrue();
    }

    @Test
    void aServerThatKnowsNoStandard() {
        var mail = (MailIn.Bounce) read("bounce-qmail");
        assertThat(mail.forGood()).isTrue();
        assertThat(mail.code()).isEqualTo("5.1.1");
        assertThat(mail.recipient()).isEqualTo("vecchio@old.example");
        assertThat(mail.original()).isEqualTo("<m4715@bottega.example>");
    }

    @Test
    void aComplaint() {
        var mail = (MailIn.Complaint) read("complaint-arf");
        assertThat(mail.type()).isEqualTo("abuse");
        assertThat(mail.recipient()).isEqualTo("anna.rossi@kunde.example");
        assertThat(mail.original()).isEqualTo("<m4711@bottega.example>");
    }

    @Test
    void whatProgramsAnswer() {
        var exchange = (MailIn.Automatic) read("ooo-exchange");
        assertThat(exchange.text()).contains("perché non chiamare Ugo?");
        assertThat(exchange.head().answers()).containsExactly("<m4716@bottega.example>");
        assertThat(read("ooo-vacation")).isInstanceOf(MailIn.Automatic.class);
    }

    /** Whatever comes, it is read as something: never an error, never without a reference. */
    @Test
    void brokenMailsAreReadToo() {
        var random = new Random(20260320);
        for (String name : new String[] {"reply-gmail", "bounce-postfix", "complaint-arf", "ooo-exchange"}) {
            byte[] whole = sample(name);
            for (int i = 0; i < 200; i++) {
                byte[] broken = java.util.Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
                for (int j = 0; j < 5; j++) {
                    broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
                }
                try {
                    assertThat(MailReader.read(broken).head().reference()).isNotEmpty();
                } catch (IllegalArgumentException told) {
                    assertThat(told).hasMessageStartingWith("a mail that cannot be read");
                }
            }
        }
        assertThat(MailReader.read("hello".getBytes(StandardCharsets.UTF_8))
                        .head()
                        .reference())
                .startsWith("sha256:");
    }
}
