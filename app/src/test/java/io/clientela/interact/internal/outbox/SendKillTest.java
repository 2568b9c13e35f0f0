package io.clientela.interact.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.zaxxer.hikari.HikariDataSource;
import io.clientela.Beside;
import io.clientela.interact.GateRules;
import io.clientela.interact.Gatekeeping;
import io.clientela.interact.Medium;
import io.clientela.interact.Message;
import io.clientela.interact.Message.State;
import io.clientela.interact.Outbox;
import io.clientela.interact.Purpose;
import io.clientela.interact.internal.Sendable;
import io.clientela.interact.internal.medium.setting.MediumSettings;
import io.clientela.kernel.value.Outcome;
import io.clientela.measure.ExperimentPlan;
import io.clientela.measure.Experiments;
import io.clientela.measure.Exposures;
import io.clientela.platform.DataFolder;
import io.clientela.platform.internal.Migrations;
import io.clientela.platform.internal.Pool;
import io.clientela.platform.internal.postgres.EmbeddedPostgres;
import io.clientela.platform.internal.postgres.Tuning;
import jakarta.mail.MessagingException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process that sends is killed at random moments while it hands messages to a mail server. In the end nothing is lost,
 * nothing came twice, and the target is what was sent, held out, refused and failed. More of it: {@code ./clientela test -pl
 * app -am -Dtest=SendKillTest -Dsurefire.failIfNoSpecifiedTests=false -Dclientela.kills=20 -Dclientela.messages=10000}.
 */
@Beside
class SendKillTest {

    private static final int KILLS = Integer.getInteger("clientela.kills", 4);
    private static final int MESSAGES = Integer.getInteger("clientela.messages", 2_000);

    /** At most so long after its first message a process is killed. */
    private static final long LONGEST_MILLIS = 250;

    @TempDir
    Path folder;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    private EmbeddedPostgres database;
    private HikariDataSource pool;

    @BeforeEach
    void start() {
        server.start();
        database = EmbeddedPostgres.start(new DataFolder(folder.resolve("home")), new Tuning(1024, 2, true));
        pool = Pool.open(database.address(), 8);
        Migrations.migrate(pool);
    }

    @AfterEach
    void stop() {
        pool.close();
        database.close();
        server.stop();
    }

    @Test
    void nothingIsLostAndNothingComesTwiceWhenTheSenderIsKilledAtRandomMoments() throws Exception {
        var random = new Random(20_261_129);
        try (var firm = Sendable.mailing(pool)) {
            var planned = plan(firm);
            for (int kill = 0; kill < KILLS; kill++) {
                var child = child();
                awaitFirst(child);
                assertThat(child.waitFor(random.nextLong(LONGEST_MILLIS), TimeUnit.MILLISECONDS))
                        .as("it had something to send when it was killed")
                        .isFalse();
                child.destroyForcibly().waitFor();
            }
            assertThat(child().waitFor(300, TimeUnit.SECONDS)).isTrue();
            check(firm, planned);
        }
    }

    /** The initiative: some held out, some who never consented. @return how many are in its target */
    private long plan(Sendable firm) {
        firm.get(MediumSettings.class)
                .save(
                        Medium.EMAIL,
                        Map.of(
                                "host", "127.0.0.1",
                                "port", Integer.toString(server.getSmtp().getPort()),
                                "tls", "none",
                                "from", "posta@bottega.example",
                                "from-name", "Bottega",
                                "reply-to", "ciao@bottega.example"),
                        "user:Anna");
        firm.get(Gatekeeping.class)
                .set(new GateRules(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, false, 5, 0, 7, List.of()), "user:Anna");
        var customers = firm.customers(MESSAGES);
        var consents = new StringBuilder("customer,purpose,medium,when,wording,how\n");
        for (int i = 0; i < customers.size(); i++) {
            if (i % 20 != 0) {
                consents.append('#').append(customers.get(i)).append(",OFFERS,EMAIL,2026-01-02,I want offers,form\n");
            }
        }
        var taken = firm.agreements().importCsv("list.csv", new StringReader(consents.toString()), "user:Anna");
        assertThat(taken.flawed()).isZero();
        var exposures = firm.get(Exposures.class).expose(experiment(firm, customers), customers);
        var ready = new ArrayList<Outbox.Ready>();
        for (int i = 0; i < customers.size(); i++) {
            var text = "Dear customer " + customers.get(i) + ",\n" + "this was chosen for you.\n".repeat(20);
            ready.add(new Outbox.Ready(Sendable.draft(customers.get(i), Purpose.OFFERS, text), exposures.get(i)));
        }
        firm.outbox().plan(ready, "user:Anna");
        return customers.size();
    }

    private static long experiment(Sendable firm, List<Long> customers) {
        var plan = new ExperimentPlan(
                "Spring offer",
                "an offer by e-mail",
                List.of(new ExperimentPlan.Arm("offer", 0.9, false), new ExperimentPlan.Arm("none", 0.1, true)),
                new ExperimentPlan.Target(ExperimentPlan.Of.CUSTOMERS, customers, false),
                new ExperimentPlan.Measured(ExperimentPlan.Counted.NET, 30, ExperimentPlan.From.START, 60, "EUR"),
                new ExperimentPlan.Sizing(5, 0.05, 0.8),
                new ExperimentPlan.Run(30, true),
                new ExperimentPlan.Cost(0, 0, 1));
        var experiments = firm.get(Experiments.class);
        var draft = experiments.draft(plan, "user:Anna", "");
        assertThat(experiments.start(draft.id(), "user:Anna")).isInstanceOf(Outcome.Known.class);
        return draft.id();
    }

    private Process child() throws Exception {
        var address = database.address();
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SendProcess.class.getName(),
                        address.url(),
                        address.user(),
                        address.password(),
                        folder.resolve("begun").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("child.log").toFile()))
                .start();
    }

    private void awaitFirst(Process child) throws Exception {
        var sign = folder.resolve("begun");
        long deadline = System.nanoTime() + 120_000_000_000L;
        while (!Files.exists(sign)) {
            assertThat(child.isAlive())
                    .as(Files.readString(folder.resolve("child.log")))
                    .isTrue();
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(5);
        }
        Files.delete(sign);
    }

    private void check(Sendable firm, long target) throws Exception {
        var counts = firm.outbox().counts();
        assertThat(counts.getOrDefault(State.PLANNED, 0L) + counts.getOrDefault(State.CLAIMED, 0L))
                .as(Files.readString(folder.resolve("child.log")))
                .isZero();
        var arrived = arrived();
        var uncertain = firm.outbox().in(State.UNCERTAIN, MESSAGES);
        System.out.printf(
                "%d kills, %s, %d mails at the server, %d of them uncertain%n",
                KILLS, counts, arrived.size(), arrivedOf(uncertain, arrived));
        assertThat(uncertain).as("only what was in hand").hasSizeBetween(1, KILLS * Sender.THREADS * 20);
        for (var message : uncertain) {
            firm.outbox().settle(message.messageId(), arrived.contains(message.reference()), "user:Anna", "the server");
        }
        firm.get(Sender.class).drain();
        assertThat(arrivedOf(uncertain, arrived)).as("some of them had left").isPositive();
        var settled = firm.outbox().counts();
        assertThat(settled).containsOnlyKeys(State.HANDED_OVER, State.HELD_OUT, State.REFUSED);
        assertThat(settled.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(target);
        var sent = firm.sql()
                .sql("SELECT reference FROM interact.message WHERE state = 'HANDED_OVER'")
                .query(String.class)
                .list();
        assertThat(arrived()).as("each came, and came once").containsExactlyInAnyOrderElementsOf(sent);
        assertThat(settled.get(State.HELD_OUT)).isBetween(target / 20, target / 5);
        assertThat(settled.get(State.REFUSED)).isBetween(target / 40, target / 20);
    }

    private static long arrivedOf(List<Message> messages, List<String> arrived) {
        return messages.stream()
                .filter(one -> arrived.contains(one.reference()))
                .count();
    }

    /** The Message-IDs at the server, each as often as it came. */
    private List<String> arrived() {
        return Stream.of(server.getReceivedMessages())
                .map(mail -> {
                    try {
                        return mail.getMessageID().replaceAll("[<>]", "");
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }
}
