package io.clientela.terminal;

import io.clientela.demo.DemoBalance;
import io.clientela.demo.DemoFirm;
import io.clientela.demo.DemoSize;
import io.clientela.demo.DemoTruth;
import io.clientela.demo.DemoVerdict;
import io.clientela.demo.DemoVerdict.Judged;
import io.clientela.identify.ControlTotal;
import io.clientela.identify.Customers;
import io.clientela.identify.ImportReport;
import io.clientela.identify.ImportRequest;
import io.clientela.identify.ImportSummary;
import io.clientela.identify.Imports;
import io.clientela.identify.LedgerCheck;
import io.clientela.identify.Records;
import io.clientela.identify.Sources;
import io.clientela.interact.Media;
import io.clientela.interact.RewardProgramme;
import io.clientela.measure.Attitudes;
import io.clientela.measure.HoldOutResults;
import io.clientela.measure.PastExperiments;
import io.clientela.measure.Results;
import io.clientela.organize.Installation;
import io.clientela.organize.People;
import io.clientela.platform.DataFolder;
import io.clientela.platform.FolderHeldException;
import io.clientela.platform.Holder;
import io.clientela.platform.JobState;
import io.clientela.platform.Jobs;
import io.clientela.platform.SetupException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code ./clientela demo}: makes a fictional firm's files, imports them as anyone's, says how many of the doubles were
 * found, and opens the filled console. It keeps to the folder {@code demo} in the data folder, away from the firm's own
 * data; a second time it opens what is there.
 */
@Command(name = "demo", description = "Makes a fictional firm, imports its files, opens the filled console.")
final class DemoCommand implements Callable<Integer> {

    /** By which channel each source of the firm sells, empty for those that do not sell. */
    private static final Map<String, String> CHANNELS = Map.of(
            "fatture", "ingrosso",
            "cassa", "bottega",
            "negozio-online", "online",
            "agenti", "agenti",
            "contatti", "",
            "newsletter", "");

    /** What imports of the demo are recorded as asked for by. */
    private static final String BY = "demo";

    private static final Logger LOG = LoggerFactory.getLogger(DemoCommand.class);

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            description = "Draws another firm; the same seed gives the same files (default ${DEFAULT-VALUE}).")
    private long seed = DemoFirm.SEED;

    @Option(names = "--small", description = "A tenth of the firm, for a quick look.")
    private boolean small;

    @Option(names = "--no-browser", description = "Prints the link and opens no browser.")
    private boolean noBrowser;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        DataFolder folder = DataFolder.fromEnvironment(System.getenv()).demo();
        Optional<Holder> holder = folder.holder();
        if (holder.isPresent()) {
            throw new FolderHeldException(folder, holder);
        }
        PrintWriter screen = spec.commandLine().getOut();
        long began = System.nanoTime();
        Path files = folder.files().resolve("firm-" + seed + (small ? "-small" : ""));
        screen.println("The demo firm is drawn from seed " + seed + ". Everything in it is made up.");
        screen.flush();
        CompletableFuture<DemoTruth> truth = CompletableFuture.supplyAsync(() -> make(files));
        int port = Ports.choose(System.getenv());
        ConfigurableApplicationContext application = Application.withConsole("demo", port, folder);
        fill(application, files, joined(truth), screen);
        screen.printf(Locale.ROOT, "Ready after %.0f s.%n%n", (System.nanoTime() - began) / 1e9);
        open(application, URI.create("http://127.0.0.1:" + port), screen);
        StartCommand.untilClosed(application);
        return ExitCode.WELL;
    }

    private DemoTruth make(Path files) {
        try {
            if (Files.exists(files.resolve("complete"))) {
                return DemoFirm.truth(files);
            }
            DemoTruth made = DemoFirm.write(
                    files, seed, small ? DemoSize.SMALL : DemoSize.FULL, io.clientela.demo.Progress.SILENT);
            Files.writeString(files.resolve("complete"), "");
            return made;
        } catch (IOException e) {
            throw new SetupException("The demo firm's files cannot be written to " + files + ": " + e.getMessage(), e);
        }
    }

    private static DemoTruth joined(CompletableFuture<DemoTruth> truth) {
        try {
            return truth.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof SetupException setup ? setup : e;
        }
    }

    private void fill(ConfigurableApplicationContext application, Path files, DemoTruth written, PrintWriter screen)
            throws InterruptedException, IOException {
        application.getBean(Installation.class).declareDemo();
        Imports imports = application.getBean(Imports.class);
        Jobs jobs = application.getBean(Jobs.class);
        Map<String, List<Path>> bySource = new LinkedHashMap<>();
        written.files()
                .forEach(file -> bySource.computeIfAbsent(file.source(), source -> new ArrayList<>())
                        .add(file.path()));
        long done = imports.list(Long.MAX_VALUE, 500).stream()
                .filter(one -> one.state() == ImportSummary.State.DONE)
                .count();
        if (done < bySource.size()) {
            Sources sources = application.getBean(Sources.class);
            CHANNELS.forEach((source, channel) -> {
                Sources.Source known = sources.named(source);
                sources.edit(
                        new Sources.Source(known.sourceId(), source, basis(source), known.department(), channel), BY);
            });
            bySource.forEach((source, paths) -> imports.submit(
                    ImportRequest.of(BY, paths.toArray(Path[]::new)).source(source)));
        }
        for (JobState job : jobs.latest(50).reversed()) {
            if (!job.status().over()) {
                follow(jobs, job.id(), screen);
            }
        }
        DemoTruth truth = initiatives(application, files, written, screen);
        List<Judged> judged = DemoJudge.judge(application.getBean(Records.class), truth);
        dialogue(application, truth, judged, screen);
        DemoVerdict verdict = DemoVerdict.of(judged);
        tell(application.getBean(Customers.class), verdict, screen);
        tell(balance(application, truth), screen);
    }

    /** Writes the finished initiatives down, once, and takes in what they brought. */
    private DemoTruth initiatives(
            ConfigurableApplicationContext application, Path files, DemoTruth written, PrintWriter screen)
            throws IOException, InterruptedException {
        if (!DemoFirm.effects(files).isEmpty()) {
            return written;
        }
        DemoInitiatives initiatives = new DemoInitiatives(
                application.getBean(PastExperiments.class), files, small ? DemoSize.SMALL : DemoSize.FULL);
        DemoTruth truth = initiatives.write(written, DemoJudge.judge(application.getBean(Records.class), written));
        DemoTruth.SourceFile orders = truth.files().getLast();
        long job = application
                .getBean(Imports.class)
                .submit(ImportRequest.of(BY, orders.path()).source(orders.source()));
        follow(application.getBean(Jobs.class), job, screen);
        Results results = application.getBean(Results.class);
        initiatives.written().forEach(experiment -> results.compute(experiment, BY));
        DemoRewards.promise(application.getBean(RewardProgramme.class), BY);
        initiatives.said(application.getBean(Attitudes.class));
        return truth;
    }

    /** Starts the mail server; the first time the dialogue with customers begins. */
    private static void dialogue(
            ConfigurableApplicationContext application, DemoTruth truth, List<Judged> judged, PrintWriter screen)
            throws IOException, InterruptedException {
        DemoPost post = new DemoPost();
        post.start(application.getBean(Media.class), BY);
        DemoDialogue dialogue = new DemoDialogue(application);
        if (!dialogue.begun()) {
            Map<Integer, Long> customers = new HashMap<>();
            DemoInitiatives.clear(judged).forEach((customer, owner) -> customers.put(owner, customer));
            long sending = dialogue.begin(truth, owner -> customers.getOrDefault((int) owner, 0L));
            long credited = application.getBean(RewardProgramme.class).run(BY);
            application.getBean(HoldOutResults.class).compute(BY);
            Thread.ofVirtual().name("redeem").start(() -> redeem(application, credited, sending));
        }
        screen.printf(
                Locale.ROOT,
                "E-mail of the demo goes to a server in this process and to nobody else: SMTP 127.0.0.1:%d, IMAP"
                        + " 127.0.0.1:%d (name and password of a mailbox are its address).%n",
                post.smtp(),
                post.imap());
    }

    /** As soon as the points for purchases are credited, some customers redeem theirs. */
    private static void redeem(ConfigurableApplicationContext application, long credited, long sending) {
        try {
            Jobs jobs = application.getBean(Jobs.class);
            while (!jobs.find(credited).orElseThrow().status().over()) {
                Thread.sleep(200);
            }
            new DemoSendings(application).redeem(sending);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (application.isActive()) { // else the demo is over
                LOG.warn("no points were redeemed in the demo", e);
            }
        }
    }

    /** On what basis the firm keeps what a source states: who subscribed has consented, the others buy. */
    private static String basis(String source) {
        return source.equals("newsletter") ? "consent" : "contract";
    }

    /** Follows a job until it is over. */
    private static void follow(Jobs jobs, long id, PrintWriter screen) throws InterruptedException {
        try (JobBar bar = new JobBar(Steps::ofImport)) {
            JobState state = jobs.find(id).orElseThrow();
            while (!state.status().over()) {
                Thread.sleep(100);
                state = jobs.find(id).orElseThrow();
                bar.accept(state);
            }
            if (state.status() != JobState.Status.DONE) {
                throw new SetupException("The import of " + state.title() + " ended as "
                        + state.status().code() + ". " + state.error());
            }
        }
        screen.flush();
    }

    private static void tell(Customers customers, DemoVerdict verdict, PrintWriter screen) {
        for (LedgerCheck check : customers.checkedLedger().currencies()) {
            screen.printf(
                    Locale.ROOT,
                    "%,d lines, %,.2f %s net: customers %,.2f + without a customer %,.2f, difference %.2f.%n",
                    check.ledgerLines(),
                    check.ledgerNet(),
                    check.currency(),
                    check.customersNet(),
                    check.withoutNet(),
                    check.difference());
        }
        screen.printf(
                Locale.ROOT,
                "%,d records of %,d true customers were held for %,d. Of %,d doubles (pairs of records) %,d were found"
                        + " (%.1f %%); %.1f %% of what was joined is right.%n",
                verdict.records(),
                verdict.trueCustomers(),
                verdict.customers(),
                verdict.truePairs(),
                verdict.rightPairs(),
                100 * verdict.recall(),
                100 * verdict.precision());
    }

    private static DemoBalance balance(ConfigurableApplicationContext application, DemoTruth truth) {
        Imports imports = application.getBean(Imports.class);
        long posted = 0;
        long doubles = 0;
        long refused = 0;
        for (ImportSummary summary : imports.list(Long.MAX_VALUE, 500)) {
            ImportReport report = imports.one(summary.importId()).orElseThrow();
            refused += report.refused();
            for (ControlTotal total : report.totals()) {
                posted += total.postedLines();
                doubles += total.knownLines();
            }
        }
        long ledger = application.getBean(Customers.class).checkedLedger().currencies().stream()
                .mapToLong(LedgerCheck::ledgerLines)
                .sum();
        return DemoBalance.of(truth, ledger, posted, doubles, refused);
    }

    private static void tell(DemoBalance balance, PrintWriter screen) {
        screen.printf(
                Locale.ROOT,
                "%,d lines were written: %,d are in the ledger, %,d in versions replaced by a later one, %,d came"
                        + " twice, %,d were refused (%,d of %,d flaws); %s.%n",
                balance.written(),
                balance.ledger(),
                balance.replaced(),
                balance.doubles(),
                balance.refused(),
                balance.flawsRefused(),
                balance.flawsPlanted(),
                balance.holds() ? "nothing is missing" : balance.missing() + " lines are not accounted for");
    }

    private void open(ConfigurableApplicationContext application, URI address, PrintWriter screen) {
        URI link = application.getBean(People.class).demoLink().at(address);
        screen.println("Open the console with this link (it works once):");
        screen.println("  " + link);
        screen.println("Stop it with Ctrl+C; './clientela demo' opens it again as it is. Your own data: './clientela"
                + " start', which knows nothing of the demo.");
        screen.flush();
        if (!noBrowser) {
            BrowserOpener.open(link);
        }
    }
}
