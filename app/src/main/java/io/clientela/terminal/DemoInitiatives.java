package io.clientela.terminal;

import io.clientela.demo.DemoFirm;
import io.clientela.demo.DemoResponse;
import io.clientela.demo.DemoSize;
import io.clientela.demo.DemoTruth;
import io.clientela.demo.DemoTruth.KeyKind;
import io.clientela.demo.DemoTruth.SourceRecord;
import io.clientela.demo.DemoTruth.TrueCustomer;
import io.clientela.demo.DemoVerdict.Judged;
import io.clientela.measure.Attitudes;
import io.clientela.measure.Attitudes.About;
import io.clientela.measure.Attitudes.Mark;
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
import io.clientela.measure.PastExperiments;
import io.clientela.measure.PastExperiments.Past;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The two finished initiatives of the demo firm, each against its hold-out. Who is in which arm follows from the hash over
 * the numbers that this installation gave its customers; the treated of the first then order more, by a file of orders that
 * comes in as any other, and the treated of the second do not: what each truly brought stands in the truth, and beside what is
 * measured.
 */
final class DemoInitiatives {

    /** The one that brings something: of a treated customer 0.4 orders more in two months. */
    static final DemoResponse INVITATION = new DemoResponse("invito-estate", LocalDate.of(2026, 6, 1), 60, .4);

    /** The one that brings nothing, and costs. */
    static final DemoResponse CATALOGUE = new DemoResponse("catalogo-cartaceo", LocalDate.of(2026, 7, 1), 60, 0);

    private static final String TREATED = "treated";

    /** From then on some are held out of every initiative. */
    private static final LocalDate HELD_FROM = LocalDate.of(2026, 9, 1);

    private static final double HELD_OF_ALL = .05;
    private static final int MARKS = 40;
    private static final String WHO = "demo";

    private final PastExperiments experiments;
    private final List<Past> written = new ArrayList<>();
    private final Path folder;
    private final DemoSize size;

    /** @param folder where the files of the firm are */
    DemoInitiatives(PastExperiments experiments, Path folder, DemoSize size) {
        this.experiments = experiments;
        this.folder = folder;
        this.size = size;
    }

    /**
     * Writes both down, and the orders that the first brought.
     *
     * @param judged who each record is, and for whom it was held
     * @return the truth about all files; the file of orders is its last
     */
    DemoTruth write(DemoTruth truth, Collection<Judged> judged) throws IOException {
        Map<Long, Integer> trueOnes = clear(judged);
        var past = experiments.write(
                plan(
                        "Invito d'estate",
                        "Un'e-mail con l'invito alla collezione d'estate del negozio online.",
                        INVITATION,
                        shoppers(truth, trueOnes),
                        new Cost(.35, 400, .4)),
                INVITATION.from().atTime(8, 0).toInstant(ZoneOffset.UTC),
                WHO);
        written.add(past);
        var more = DemoFirm.respond(folder, size, truth, INVITATION, treated(past, trueOnes));
        var second = experiments.write(
                plan(
                        "Catalogo cartaceo",
                        "Il catalogo stampato, spedito a casa.",
                        CATALOGUE,
                        shoppers(truth, trueOnes),
                        new Cost(4.2, 1_500, .4)),
                CATALOGUE.from().atTime(8, 0).toInstant(ZoneOffset.UTC),
                WHO);
        written.add(second);
        experiments.holdOut(HELD_OF_ALL, HELD_FROM.atTime(8, 0).toInstant(ZoneOffset.UTC), WHO);
        var whole = DemoFirm.respond(folder, size, more, CATALOGUE, treated(second, trueOnes));
        var effects = DemoFirm.effects(folder);
        for (int i = 0; i < written.size(); i++) {
            experiments.reveal(written.get(i).experiment().id(), effects.get(i).each(), WHO);
        }
        return whole;
    }

    /** The numbers of the experiments that were written down. */
    List<Long> written() {
        return written.stream().map(past -> past.experiment().id()).toList();
    }

    /** Some of each arm say how satisfied they are and whether they trust the firm, after their window. */
    void said(Attitudes attitudes) {
        for (Past past : written) {
            Instant at = past.experiment().endsAt().orElseThrow();
            past.arms()
                    .values()
                    .forEach(customers -> customers.stream()
                            .limit(MARKS)
                            .forEach(customer -> List.of(About.SATISFACTION, About.TRUST)
                                    .forEach(about -> attitudes.record(mark(past, customer, about, at), WHO))));
        }
    }

    private static Mark mark(Past past, long customer, About about, Instant at) {
        int low = (int) (customer * 31 % 7 / 3);
        int mark = about == About.SATISFACTION ? 5 - low : 4 - low + (int) (customer % 2);
        return new Mark(customer, about, mark, at, "survey:" + past.experiment().id() + " customer:" + customer);
    }

    private static ExperimentPlan plan(
            String name, String note, DemoResponse response, List<Long> customers, Cost cost) {
        return new ExperimentPlan(
                name,
                note,
                List.of(new Arm(TREATED, .5, false), new Arm("held-out", .5, true)),
                new Target(Of.CUSTOMERS, customers, false),
                new Measured(Counted.NET, response.days(), From.START, 365, "EUR"),
                new Sizing(10, .05, .8),
                new Run(response.days(), false),
                cost);
    }

    /** The customers of the installation whose records all are of one true customer, who has no others. */
    static Map<Long, Integer> clear(Collection<Judged> judged) {
        Map<Long, Set<Integer>> behind = new HashMap<>();
        Map<Integer, Set<Long>> heldFor = new HashMap<>();
        for (Judged one : judged) {
            behind.computeIfAbsent(one.customer(), none -> new HashSet<>()).add(one.trueCustomer());
            heldFor.computeIfAbsent(one.trueCustomer(), none -> new HashSet<>()).add(one.customer());
        }
        Map<Long, Integer> clear = new TreeMap<>();
        behind.forEach((customer, trueOnes) -> {
            int only = trueOnes.iterator().next();
            if (trueOnes.size() == 1
                    && Objects.requireNonNull(heldFor.get(only)).size() == 1) {
                clear.put(customer, only);
            }
        });
        return clear;
    }

    /** Private persons who had bought in the web shop under an e-mail address, and were still there half a year before. */
    private static List<Long> shoppers(DemoTruth truth, Map<Long, Integer> trueOnes) {
        Set<Integer> online = truth.records().stream()
                .filter(record -> record.source().equals("negozio-online") && record.kind() == KeyKind.EMAIL)
                .map(SourceRecord::customer)
                .collect(Collectors.toSet());
        Set<Integer> there = truth.customers().stream()
                .filter(customer -> customer.kind().equals("PERSON") && online.contains(customer.id()))
                .filter(DemoInitiatives::wasThere)
                .map(TrueCustomer::id)
                .collect(Collectors.toSet());
        return trueOnes.entrySet().stream()
                .filter(one -> there.contains(one.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean wasThere(TrueCustomer customer) {
        return customer.since().isBefore(INVITATION.from())
                && customer.leftOn()
                        .filter(left -> left.isBefore(INVITATION.from().minusMonths(6)))
                        .isEmpty();
    }

    private static List<Integer> treated(Past past, Map<Long, Integer> trueOnes) {
        return past.arms().getOrDefault(TREATED, List.of()).stream()
                .map(customer -> Objects.requireNonNull(trueOnes.get(customer)))
                .toList();
    }
}
