package io.clientela.console.internal.analysis;

import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.Diagnoses;
import io.clientela.differentiate.Diagnosis;
import io.clientela.differentiate.Diagnosis.Part;
import io.clientela.kernel.value.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How centred on products the firm is, part by part, each with its evidence and the next step (R88). */
@Component
class DiagnosisPage implements AnalysisPage {

    private final Diagnoses diagnoses;

    DiagnosisPage(Diagnoses diagnoses) {
        this.diagnoses = diagnoses;
    }

    @Override
    public int order() {
        return 80;
    }

    @Override
    public String name() {
        return "diagnosis";
    }

    @Override
    public String icon() {
        return "stethoscope";
    }

    private static String score(OptionalDouble score, Writing writing) {
        return score.isPresent()
                ? writing.say("diagnosis.of-100", Math.round(score.getAsDouble()))
                : writing.say("none");
    }

    @Override
    public Outcome<Figure> headline(Words words, Asked asked) {
        var writing = new Writing(words, asked.currency());
        return diagnoses
                .now(asked.currency())
                .map(found -> new Figure(writing.say("diagnosis.headline"), score(found.score(), writing), "", null));
    }

    @Override
    public Outcome<View> view(Words words, Asked asked) {
        var writing = new Writing(words, asked.currency());
        return diagnoses.now(asked.currency()).map(found -> view(found, asked, writing));
    }

    private View view(Diagnosis found, Asked asked, Writing writing) {
        return new View(
                found.asOf(),
                writing.currency(asked),
                List.of(new Figure(
                        writing.say("diagnosis.score"),
                        score(found.score(), writing),
                        writing.say("diagnosis.score.note"),
                        null)),
                List.of(),
                List.of(parts(found, asked, writing), years(writing)),
                writing.say("diagnosis.method"));
    }

    private static @Nullable String behind(String name, Asked asked) {
        var where = Map.of("currency", asked.currency());
        return switch (name) {
            case "breadth" -> Writing.behind("missed", where);
            case "records" -> Writing.behind("records", where);
            case "owned" -> "/portfolios";
            case "asked" -> "/reports";
            default -> null;
        };
    }

    private static Section parts(Diagnosis found, Asked asked, Writing writing) {
        var rows = new ArrayList<List<Entry>>();
        for (var part : found.parts()) {
            var name = writing.say("diagnosis.part." + part.name());
            var step = "diagnosis.step." + part.name();
            if (part.score() instanceof Outcome.Known<Double> known) {
                rows.add(List.of(
                        Entry.words(name),
                        Entry.number(String.valueOf(Math.round(100 * known.value())), Math.round(100 * known.value())),
                        Entry.words(evidence(part, writing)).opening(behind(part.name(), asked)),
                        Entry.words(writing.say(step))));
            } else {
                rows.add(List.of(
                        Entry.words(name),
                        writing.nothing(),
                        Entry.words(writing.say("diagnosis.unknown." + part.name()))
                                .opening(behind(part.name(), asked)),
                        Entry.words(writing.say(step))));
            }
        }
        return new Section(
                "parts",
                writing.say("diagnosis.parts"),
                writing.say("diagnosis.parts.says"),
                null,
                new Table(
                        writing.say("diagnosis.parts"),
                        List.of(
                                writing.say("diagnosis.part"),
                                writing.say("diagnosis.score"),
                                writing.say("diagnosis.evidence"),
                                writing.say("diagnosis.step")),
                        rows));
    }

    private static String evidence(Part part, Writing writing) {
        boolean money = part.name().equals("known") || part.name().equals("costed");
        return writing.say(
                "diagnosis.evidence." + part.name(),
                money ? writing.money(part.part()) : writing.words().number(Math.round(part.part())),
                money ? writing.money(part.whole()) : writing.words().number(Math.round(part.whole())));
    }

    private Section years(Writing writing) {
        var rows = new ArrayList<List<Entry>>();
        for (var kept : diagnoses.kept()) {
            rows.add(List.of(
                    Entry.words(writing.words().time(kept.at())),
                    Entry.number(
                            writing.say("diagnosis.of-100", Math.round(kept.score())), Writing.decimal(kept.score())),
                    Entry.words(kept.by())));
        }
        return new Section(
                "years",
                writing.say("diagnosis.years"),
                writing.say(rows.isEmpty() ? "diagnosis.years.none" : "diagnosis.years.says"),
                null,
                new Table(
                        writing.say("diagnosis.years"),
                        List.of(
                                writing.say("diagnosis.when"),
                                writing.say("diagnosis.score"),
                                writing.say("diagnosis.by")),
                        rows));
    }
}
