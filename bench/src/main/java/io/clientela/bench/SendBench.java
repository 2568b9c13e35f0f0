package io.clientela.bench;

import io.clientela.interact.GateRules;
import io.clientela.interact.Gatekeeping;
import io.clientela.interact.Media;
import io.clientela.interact.Medium;
import io.clientela.interact.Message.State;
import io.clientela.interact.Purpose;
import io.clientela.interact.Sendings;
import io.clientela.interact.Templates;
import io.clientela.interact.internal.medium.mail.SigningKey;
import io.clientela.interact.internal.medium.setting.MediumSettings;
import io.clientela.interact.internal.outbox.Sender;
import io.clientela.kernel.value.Outcome;
import io.clientela.measure.ExperimentPlan;
import io.clientela.measure.Experiments;
import io.clientela.platform.DataFolder;
import io.clientela.platform.JobOrder;
import io.clientela.platform.JobState;
import io.clientela.platform.Jobs;
import io.clientela.platform.Statements;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * {@code ./clientela bench send [--customers 1000000] [--lines 1000000] [--sent 60000] [--home FOLDER]}: an initiative to all
 * customers, from the start of its experiment (arms for all, written down as exposures) over messages composed one by one,
 * gated and queued, to their handing over to a mail server on this machine, signed by DKIM and not, beside the same server
 * fed by a bare loop with as many messages as large. Who has no e-mail is refused by the gate when his message is due. Ends with 1 when queueing takes 5 minutes or more, or fewer than 1,000
 * signed messages are handed over in a second.
 */
final class SendBench {

    private static final Statements SQL = Statements.of("bench/send");
    private static final String WHO = "user:bench";
    private static final int THREADS = 8;

    private static final String BODY = "<mjml><mj-body><mj-section><mj-column><mj-text>{{ salutation }},</mj-text>"
            + "<mj-text>we chose this for you: the new oil of the mill at Bitonto, pressed cold, in the bottle that you"
            + " know. It keeps for a year and a half, and goes with all that you cook at home.</mj-text>"
            + "<mj-text>{{ why }}</mj-text><mj-button href=\"{{ leave_link }}\">No more of these</mj-button>"
            + "</mj-column></mj-section></mj-body></mjml>";

    private final ConfigurableApplicationContext rooms;
    private final JdbcClient jdbc;
    private final Sendings sendings;
    private final DataFolder folder;

    private SendBench(ConfigurableApplicationContext rooms) {
        this.rooms = rooms;
        this.jdbc = rooms.getBean(JdbcClient.class);
        this.sendings = rooms.getBean(Sendings.class);
        this.folder = rooms.getBean(DataFolder.class);
    }

    /** Runs the bench. @return 0, or 1 when a target is missed */
    static int run(String[] args) {
        return LaidFirm.in(Arguments.of(args), (rooms, arguments) -> {
            var firm = new LaidFirm(rooms, arguments);
            firm.fill(1_000_000);
            firm.derive();
            try (var sink = new MailSink()) {
                return new SendBench(rooms).measure(sink, arguments.number("--sent", 60_000));
            }
        });
    }

    private int measure(MailSink sink, int sent) throws IOException {
        jdbc.sql(SQL.get("forget")).update();
        jdbc.sql(SQL.get("consent")).update();
        jdbc.sql(SQL.get("settle")).update();
        rooms.getBean(Gatekeeping.class)
                .set(new GateRules(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, false, 30, 0, 7, List.of()), WHO);
        set(sink, Map.of());
        long experiment = experiment();
        double queueing = queue(experiment);
        double unsigned = handOver(sink, "handed over", sent);
        set(sink, SigningKey.fresh(rooms.getBean(MediumSettings.class).of(Medium.EMAIL), Instant.now()));
        double signed = handOver(sink, "handed over, signed (RSA, 2048 bits)", sent);
        double bare = bare(sink, sent);
        System.out.printf(
                Locale.ROOT,
                "beside the bare loop: %.0f %%, signed %.0f %%%n",
                100 * unsigned / bare,
                100 * signed / bare);
        boolean good = queueing < 300 && signed >= 1_000;
        System.out.println(
                good ? "under 5 minutes, over 1,000 a second" : "a target was missed: 5 minutes, 1,000 a second");
        return good ? 0 : 1;
    }

    private void set(MailSink sink, Map<String, String> more) {
        Map<String, String> values = new HashMap<>(Map.of(
                "host", "127.0.0.1",
                "port", Integer.toString(sink.port()),
                "tls", "none",
                "from", "posta@bottega.example",
                "from-name", "Bottega",
                "reply-to", "ciao@bottega.example",
                "connections", Integer.toString(THREADS)));
        values.putAll(more);
        var wrong = rooms.getBean(Media.class).save(Medium.EMAIL, values, WHO);
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(wrong.toString());
        }
        rooms.getBean(MediumSettings.class).forget();
    }

    private long experiment() {
        var plan = new ExperimentPlan(
                "New oil",
                "a message by e-mail",
                List.of(new ExperimentPlan.Arm("message", 0.9, false), new ExperimentPlan.Arm("held-out", 0.1, true)),
                new ExperimentPlan.Target(ExperimentPlan.Of.ALL, List.of(), false),
                new ExperimentPlan.Measured(ExperimentPlan.Counted.NET, 30, ExperimentPlan.From.START, 60, "EUR"),
                new ExperimentPlan.Sizing(5, 0.05, 0.8),
                new ExperimentPlan.Run(30, true),
                new ExperimentPlan.Cost(0, 0, 1));
        var experiments = rooms.getBean(Experiments.class);
        var draft = experiments.draft(plan, WHO, "");
        var clock = new Watch("experiment started, its target fixed");
        if (!(experiments.start(draft.id(), WHO) instanceof Outcome.Known)) {
            throw new IllegalStateException("the experiment does not start");
        }
        clock.tell(experiments.find(draft.id()).orElseThrow().started().isPresent() ? 1 : 0);
        return draft.id();
    }

    /** Composes, gates and queues, each with its exposure. @return seconds */
    private double queue(long experiment) {
        long template = rooms.getBean(Templates.class)
                .save(
                        0,
                        "New oil",
                        Purpose.OFFERS,
                        Map.of("en", new Templates.Text("Something for you, {{ name }}", BODY)),
                        WHO)
                .orElseThrow()
                .templateId();
        var plan = new Sendings.Plan(
                "New oil",
                "general",
                Purpose.OFFERS,
                Optional.of(Medium.EMAIL),
                template,
                OptionalLong.empty(),
                OptionalLong.of(experiment),
                "You asked us for offers that fit you.",
                "offer:oil",
                Optional.of(Instant.now().plus(Duration.ofDays(20))));
        long id = sendings.draft(plan, WHO);
        sendings.approve(id, WHO);
        var clock = new Watch("composed, gated and queued, exposures written down");
        var order = new JobOrder("sending", "New oil", Map.of("sendingId", id), WHO);
        var state = rooms.getBean(Jobs.class).runHere(order, heard -> {});
        if (state.status() != JobState.Status.DONE) {
            throw new IllegalStateException(state.error());
        }
        var counts = sendings.counts(id);
        double seconds = clock.tell(counts.target());
        System.out.printf(
                Locale.ROOT,
                "  target %,d = waiting %,d + held out %,d + refused %,d%n",
                counts.target(),
                counts.stillWaiting(),
                counts.in(State.HELD_OUT),
                counts.in(State.REFUSED));
        return seconds;
    }

    /** Hands some of the messages over, on as many threads as there are conversations. @return messages a second */
    private double handOver(MailSink sink, String what, int count) {
        var sender = rooms.getBean(Sender.class);
        due(1_000);
        sides(sender::drain);
        due(count);
        long before = sink.taken();
        long handedBefore = handed();
        var clock = new Watch(what);
        sides(sender::drain);
        long came = sink.taken() - before;
        double seconds = clock.tell(came);
        if (came != handed() - handedBefore) {
            throw new IllegalStateException(came + " came, " + (handed() - handedBefore) + " were handed over");
        }
        return came / seconds;
    }

    private long handed() {
        return jdbc.sql(SQL.get("handed")).query(Long.class).single();
    }

    private void due(int count) {
        jdbc.sql(SQL.get("make-due")).param("count", count).update();
    }

    private static void sides(Runnable work) {
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(Thread.ofPlatform().start(work));
        }
        try {
            for (var thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The same server, fed with one ready text again and again. @return messages a second */
    private double bare(MailSink sink, int count) {
        byte[] text =
                ("x".repeat(74) + "\r\n").repeat(Math.max(1, sink.size() / 76)).getBytes(StandardCharsets.US_ASCII);
        long before = sink.taken();
        var clock = new Watch("bare loop, " + text.length + " bytes");
        sides(() -> feed(sink.port(), text, count / THREADS));
        long fed = sink.taken() - before;
        return fed / clock.tell(fed);
    }

    private static void feed(int port, byte[] text, int count) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            var in = socket.getInputStream();
            var out = socket.getOutputStream();
            answers(in, 1);
            for (int i = 0; i < count; i++) {
                say(out, "MAIL FROM:<a@b.example>\r\nRCPT TO:<c@d.example>\r\nDATA\r\n");
                answers(in, 3);
                out.write(text);
                say(out, ".\r\n");
                answers(in, 1);
            }
            say(out, "QUIT\r\n");
            answers(in, 1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write(line.getBytes(StandardCharsets.US_ASCII));
    }

    private static void answers(InputStream in, int count) throws IOException {
        for (int seen = 0; seen < count; ) {
            int read = in.read();
            if (read < 0) {
                throw new IOException("the server is gone");
            }
            seen += read == '\n' ? 1 : 0;
        }
    }

    /** Tells how long something took, in time and in processor time. */
    private final class Watch {

        private final String what;
        private final long began = System.nanoTime();
        private final ProcessorTime used = ProcessorTime.now(folder);

        Watch(String what) {
            this.what = what;
        }

        double tell(long count) {
            double seconds = (System.nanoTime() - began) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%-52s %,10d in %7.1f s  %,9.0f/s  (processor: %s)%n",
                    what,
                    count,
                    seconds,
                    count / seconds,
                    ProcessorTime.now(folder).since(used));
            return seconds;
        }
    }
}
