package io.clientela.console.internal.returns;

import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.console.internal.shell.Words;
import io.clientela.kernel.value.Interval;
import io.clientela.measure.Experiment;
import io.clientela.measure.Experiments;
import io.clientela.measure.Investments;
import io.clientela.measure.Investments.Assumed;
import io.clientela.measure.Investments.Investment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Initiatives as investments, with what is assumed and the way back (R70). */
@Controller
public class InvestmentPages {

    private static final String TO = "/investment";

    private final Investments investments;
    private final Experiments experiments;

    InvestmentPages(Investments investments, Experiments experiments) {
        this.investments = investments;
        this.experiments = experiments;
    }

    /** One investment in words. */
    public record Line(Investment one, String cost, Cell present, Cell left, Cell perCost, Cell payback, Cell equity) {}

    /** An estimate with its interval below it; empty where there is none. */
    public record Cell(String text, String note) {

        static final Cell NONE = new Cell("–", "");

        private Cell marked(String mark) {
            return new Cell(text, note + mark);
        }
    }

    /** What is assumed for all, or for one experiment, with what was before. */
    public record Form(String of, String title, Map<String, String> fields, boolean own, List<Earlier> earlier) {}

    /** What was assumed once. */
    public record Earlier(long id, String when, String values) {}

    @GetMapping(TO)
    ModelAndView show(Page page, @RequestParam Optional<Long> experiment) {
        var words = page.words();
        var chosen = experiment.flatMap(experiments::find);
        return page.show(
                "returns/investment",
                "lines",
                investments.all().stream().map(one -> line(one, words)).toList(),
                "form",
                form(chosen, words));
    }

    private static Line line(Investment one, Words words) {
        String currency = one.experiment().plan().measured().currency();
        String few = ExperimentWords.few(one.few(), words);
        return new Line(
                one,
                ExperimentWords.whole(one.cost(), currency, words),
                money(one.present(), currency, words).marked(few),
                money(one.left(), currency, words).marked(few),
                one.perCost()
                        .map(rate -> new Cell(
                                        words.percent(rate.estimate()),
                                        ExperimentWords.between(rate, words::percent, words))
                                .marked(few))
                        .orElse(Cell.NONE),
                payback(one.payback(), words).marked(few),
                one.equity()
                        .map(change -> money(change, currency, words).marked(few))
                        .orElse(Cell.NONE));
    }

    private static Cell money(Interval one, String currency, Words words) {
        return new Cell(
                ExperimentWords.whole(one.estimate(), currency, words),
                ExperimentWords.between(one, value -> ExperimentWords.whole(value, currency, words), words));
    }

    private static Cell payback(Investments.Payback payback, Words words) {
        return new Cell(
                days(payback.expected(), words),
                words.say("experiment.between", days(payback.soonest(), words), days(payback.latest(), words)));
    }

    private static String days(OptionalDouble days, Words words) {
        return days.isEmpty()
                ? words.say("investment.never")
                : words.count("investment.days", Math.round(days.getAsDouble()));
    }

    private Form form(Optional<Experiment> chosen, Words words) {
        var of = chosen.map(one -> OptionalLong.of(one.id())).orElse(OptionalLong.empty());
        var assumed = investments.assumed(of);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("discount", percent(assumed.value("discount", 0)));
        fields.put("keep", percent(assumed.value("keep", 0)));
        fields.put("further", ExperimentWords.plain(assumed.value("further", 0)));
        chosen.ifPresent(one -> {
            var cost = one.plan().cost();
            fields.put("each", ExperimentWords.plain(assumed.value("each", cost.each())));
            fields.put("fixed", ExperimentWords.plain(assumed.value("fixed", cost.fixed())));
            fields.put("worth", ExperimentWords.plain(assumed.value("worth", cost.worth())));
        });
        return new Form(
                chosen.map(one -> String.valueOf(one.id())).orElse(""),
                chosen.map(one -> one.plan().name()).orElse(""),
                fields,
                assumed.own(),
                investments.history(of).stream()
                        .map(one -> new Earlier(one.id(), when(one, words), values(one, words)))
                        .toList());
    }

    private static String percent(double share) {
        return ExperimentWords.plain(100 * share);
    }

    private static String when(Assumed one, Words words) {
        String when = words.say("investment.assumed", one.at(), words.who(one.by()));
        return one.why().isEmpty() ? when : when + ": " + one.why();
    }

    private static String values(Assumed one, Words words) {
        return one.values().entrySet().stream()
                .map(value -> words.say("investment." + value.getKey()) + " "
                        + ExperimentWords.plain(isShare(value.getKey()) ? 100 * value.getValue() : value.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static boolean isShare(String name) {
        return name.equals("discount") || name.equals("keep");
    }

    @PostMapping("/investment/assume")
    ModelAndView assume(Page page, @RequestParam Map<String, String> sent, @RequestParam Optional<Long> experiment) {
        try {
            investments.assume(
                    of(experiment),
                    read(sent),
                    ExperimentForms.who(page),
                    sent.getOrDefault("why", "").strip());
        } catch (IllegalArgumentException e) {
            return page.redirect(address(experiment), Notice.problem(page.say("investment.wrong")));
        }
        return page.redirect(address(experiment), Notice.done(page.say("investment.kept")));
    }

    private static OptionalLong of(Optional<Long> experiment) {
        return experiment.map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    private static String address(Optional<Long> experiment) {
        return experiment.map(one -> TO + "?experiment=" + one).orElse(TO);
    }

    private static Map<String, Double> read(Map<String, String> sent) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (String name : List.of("discount", "keep", "further", "each", "fixed", "worth")) {
            String text = sent.getOrDefault(name, "").strip();
            if (!text.isEmpty()) {
                double value = Double.parseDouble(text.replace(',', '.'));
                values.put(name, isShare(name) ? value / 100 : value);
            }
        }
        return values;
    }

    @PostMapping("/investment/assume/{id}/back")
    ModelAndView back(Page page, @PathVariable long id, @RequestParam Optional<Long> experiment) {
        var then = investments.back(of(experiment), id, ExperimentForms.who(page));
        return page.redirect(
                address(experiment),
                then.isPresent()
                        ? Notice.done(page.say("investment.kept"))
                        : Notice.problem(page.say("investment.wrong")));
    }
}
