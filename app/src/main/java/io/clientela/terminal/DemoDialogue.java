package io.clientela.terminal;

import de.siegmar.fastcsv.reader.CsvReader;
import io.clientela.demo.DemoTruth;
import io.clientela.demo.DemoTruth.KeyKind;
import io.clientela.interact.Agreements;
import io.clientela.interact.Agreements.Proof;
import io.clientela.interact.Agreements.Side;
import io.clientela.interact.Agreements.Terms;
import io.clientela.interact.Medium;
import io.clientela.interact.Purpose;
import io.clientela.interact.Question;
import io.clientela.interact.Question.Fills;
import io.clientela.interact.Question.Kind;
import io.clientela.interact.Question.Moment;
import io.clientela.interact.Questions;
import io.clientela.kernel.value.Outcome;
import io.clientela.measure.ExperimentPlan;
import io.clientela.measure.ExperimentPlan.Arm;
import io.clientela.measure.ExperimentPlan.Cost;
import io.clientela.measure.ExperimentPlan.Counted;
import io.clientela.measure.ExperimentPlan.From;
import io.clientela.measure.ExperimentPlan.Measured;
import io.clientela.measure.ExperimentPlan.Of;
import io.clientela.measure.ExperimentPlan.Run;
import io.clientela.measure.ExperimentPlan.Sizing;
import io.clientela.measure.ExperimentPlan.Target;
import io.clientela.measure.Experiments;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.LongFunction;
import org.springframework.beans.factory.BeanFactory;

/**
 * The dialogue of the demo firm, by the same doors as anyone's: consents with their evidence from the list of subscribers,
 * agreements that both sides accepted, questions answered, initiatives that run now, with their sendings.
 */
final class DemoDialogue {

    private static final String WHO = "demo";
    private static final int CONSENTS = 300;
    private static final int AGREEMENTS = 40;
    private static final LocalDate FROM = LocalDate.of(2026, 9, 1);
    private static final String WORDING = "Acconsento a ricevere novità e offerte di Ardizzoni e Figlie per e-mail.";

    private final BeanFactory rooms;
    private final Agreements agreements;

    DemoDialogue(BeanFactory rooms) {
        this.rooms = rooms;
        this.agreements = rooms.getBean(Agreements.class);
    }

    /** Whether it has begun. */
    boolean begun() {
        return !agreements.latest(1).isEmpty();
    }

    /**
     * Begins it.
     *
     * @param customerOf the number of the installation's customer for a true one, 0 where that is not clear
     * @return the sending that was sent
     */
    long begin(DemoTruth truth, LongFunction<Long> customerOf) throws IOException, InterruptedException {
        var subscribers = subscribers(truth, customerOf);
        consents(subscribers);
        var partners = subscribers.stream()
                .map(Subscriber::customer)
                .distinct()
                .limit(AGREEMENTS)
                .toList();
        partners.forEach(this::agree);
        var all = subscribers.stream().map(Subscriber::customer).distinct().toList();
        long sent =
                initiative("Natale in tavola", "Un'e-mail con idee per la tavola di Natale, scelte per ciascuno.", all);
        long planned = initiative("Gennaio in bianco", "Un'e-mail con lini e porcellane, quando costano meno.", all);
        long sending = new DemoSendings(rooms).begin(sent, planned, () -> questions(partners));
        new DemoConversations(rooms).begin(partners);
        return sending;
    }

    /** One who subscribed to the newsletter. */
    private record Subscriber(long customer, String on, String origin) {}

    private static List<Subscriber> subscribers(DemoTruth truth, LongFunction<Long> customerOf) throws IOException {
        Path list = truth.files().stream()
                .filter(file -> file.source().equals("newsletter"))
                .map(DemoTruth.SourceFile::path)
                .findFirst()
                .orElseThrow();
        var found = new ArrayList<Subscriber>();
        try (var rows = CsvReader.builder().ofNamedCsvRecord(list, StandardCharsets.UTF_8)) {
            for (var row : rows) {
                OptionalInt owner = truth.customerOf("newsletter", KeyKind.EMAIL, row.getField("Email"));
                long customer = owner.isPresent() ? customerOf.apply(owner.getAsInt()) : 0;
                if (customer > 0 && row.getField("Stato").equals("iscritto") && found.size() < CONSENTS) {
                    found.add(
                            new Subscriber(customer, row.getField("Data consenso"), row.getField("Origine consenso")));
                }
            }
        }
        return found;
    }

    private void consents(List<Subscriber> subscribers) {
        var csv = new StringBuilder("customer;purpose;medium;when;wording;how\n");
        subscribers.forEach(one -> csv.append('#')
                .append(one.customer())
                .append(";NEWS;EMAIL;")
                .append(one.on())
                .append(';')
                .append(WORDING)
                .append(';')
                .append(one.origin())
                .append('\n'));
        agreements.importCsv("iscritti.csv", new StringReader(csv.toString()), WHO);
    }

    private void agree(long customer) {
        var terms = new Terms(
                Map.of(
                        Purpose.NEWS, Set.of(Medium.EMAIL, Medium.WEB),
                        Purpose.OFFERS, Set.of(Medium.EMAIL, Medium.WEB),
                        Purpose.QUESTIONS, Set.of(Medium.EMAIL, Medium.WEB),
                        Purpose.PROFILING, Set.of(Medium.WEB)),
                4,
                "Novità prima degli altri, offerte scelte per Lei, punti per ogni risposta.",
                "Qualche risposta l'anno a una domanda per volta.",
                Map.of("answer", 50, "question", 50),
                FROM,
                Optional.empty());
        var proposed = agreements.propose(
                customer,
                Agreements.GENERAL,
                terms,
                Side.FIRM,
                new Proof(WHO, "staff", "Proposta di accordo", "in negozio"));
        if (customer % 5 != 0) { // some have not answered yet
            agreements.accept(
                    proposed.agreementId(),
                    proposed.version(),
                    Side.CUSTOMER,
                    new Proof("customer:" + customer, "own-page", "Accetto questo accordo.", "demo"));
        }
    }

    private void questions(List<Long> partners) {
        var questions = rooms.getBean(Questions.class);
        questions.add(scale(Fills.SATISFACTION, "Quanto è soddisfatto dei nostri prodotti, da 1 a 5?"), WHO);
        questions.add(scale(Fills.ADVOCACY, "Ci consiglierebbe a un amico, da 1 a 5?"), WHO);
        for (long customer : partners.subList(0, partners.size() / 2)) {
            if (questions.askHere(customer, Medium.WEB, "it", WHO) instanceof Outcome.Known<Questions.Asked> asked) {
                long mark = 5 - customer % 7 / 3 - customer % 11 / 8;
                questions.answer(
                        customer, asked.value().askedId(), String.valueOf(mark), Medium.WEB, "customer:" + customer);
            }
        }
    }

    private static Question scale(Fills fills, String text) {
        var texts = Map.of("it", new Question.Text(text, List.of()));
        return new Question(0, 1, Kind.SCALE, fills, "", texts, 20, 180, Moment.ANY, 0, true);
    }

    /** An initiative that runs now: whom it is about is fixed, and who is held out. Answers its number. */
    private long initiative(String name, String note, List<Long> customers) {
        var plan = new ExperimentPlan(
                name,
                note,
                List.of(new Arm("treated", .8, false), new Arm("held-out", .2, true)),
                new Target(Of.CUSTOMERS, customers, false),
                new Measured(Counted.NET, 40, From.START, 365, "EUR"),
                new Sizing(10, .05, .8),
                new Run(40, true),
                new Cost(.35, 250, .4));
        var experiments = rooms.getBean(Experiments.class);
        long id = experiments.draft(plan, WHO, "").id();
        experiments.start(id, WHO);
        return id;
    }
}
