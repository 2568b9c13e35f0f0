package io.clientela.console.internal.returns;

import io.clientela.console.internal.shell.Page;
import io.clientela.identify.CustomerCard;
import io.clientela.identify.Customers;
import io.clientela.measure.Attitudes;
import io.clientela.measure.Experiment;
import io.clientela.measure.ExperimentResult;
import io.clientela.measure.ExperimentResult.Known;
import io.clientela.measure.Experiments;
import io.clientela.measure.HoldOutResults;
import io.clientela.measure.HoldOuts;
import io.clientela.measure.PastExperiments;
import io.clientela.measure.Results;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/** The experiments, one of them with its result, the customers behind it, those of one customer (R64). */
@Controller
public class ExperimentPages {

    private static final int ROWS = 50;
    private static final int RUNS = 20;

    private final Experiments experiments;
    private final PastExperiments past;
    private final Results results;
    private final HoldOuts holdOuts;
    private final HoldOutResults overAll;
    private final Attitudes attitudes;
    private final Customers customers;
    private final ExperimentWords written;
    private final JsonMapper json;

    /** What was measured, and on whom. */
    @Component
    record Measuring(
            Experiments experiments,
            PastExperiments past,
            Results results,
            HoldOuts holdOuts,
            HoldOutResults overAll,
            Attitudes attitudes) {}

    ExperimentPages(Measuring measuring, Customers customers, ExperimentWords written, JsonMapper json) {
        this.experiments = measuring.experiments();
        this.past = measuring.past();
        this.results = measuring.results();
        this.holdOuts = measuring.holdOuts();
        this.overAll = measuring.overAll();
        this.attitudes = measuring.attitudes();
        this.customers = customers;
        this.written = written;
        this.json = json;
    }

    /**
     * What an initiative of the demo truly brings.
     *
     * @param effect on the outcome of one treated customer
     * @param says how the measured interval stands to it
     */
    public record Truth(double effect, String says) {}

    /** One line of the list. */
    public record Listed(Experiment experiment, String target, String outcome, String says) {}

    @GetMapping("/experiments")
    ModelAndView list(Page page) {
        var last = results.latest().stream()
                .collect(Collectors.toMap(ExperimentResult::experimentId, Function.identity()));
        var names = written.names(page.words());
        return page.show(
                "returns/experiments",
                "rows",
                experiments.all().stream()
                        .map(one -> listed(one, Optional.ofNullable(last.get(one.id())), names, page))
                        .toList(),
                "holdOut",
                holdOuts.now(),
                "held",
                holdOuts.count(),
                "history",
                holdOuts.history(),
                "overAll",
                overAll.latest().orElse(null));
    }

    private Listed listed(Experiment one, Optional<ExperimentResult> result, Map<Long, String> names, Page page) {
        var measured = one.plan().measured();
        return new Listed(
                one,
                written.target(one.plan().target(), page.words()),
                page.words()
                        .say("experiment.outcome." + measured.counted().name().toLowerCase(java.util.Locale.ROOT)),
                result.map(last -> last.computed().blocked().isEmpty()
                                ? new ResultTable(one, last, names, page.words()).says()
                                : page.words()
                                        .code(
                                                "experiment.blocked",
                                                last.computed().blocked()))
                        .orElse(""));
    }

    @GetMapping("/experiments/{id}")
    ModelAndView one(Page page, @PathVariable long id) {
        var experiment = find(id);
        var runs = results.runs(id, RUNS);
        var table = runs.stream()
                .findFirst()
                .map(run -> new ResultTable(experiment, run, written.names(page.words()), page.words()));
        var gains = runs.stream().findFirst().flatMap(run -> gains(page, experiment, run));
        return page.show(
                "returns/experiment",
                "experiment",
                experiment,
                "target",
                written.target(experiment.plan().target(), page.words()),
                "arms",
                experiments.arms(id),
                "versions",
                experiments.versions(id),
                "runs",
                runs,
                "table",
                table.orElse(null),
                "forest",
                table.map(one -> one.forest(json)).orElse(null),
                "truth",
                truth(id, table),
                "gains",
                gains.orElse(null),
                "gainForest",
                gains.map(one -> one.forest(json)).orElse(null),
                "mayLook",
                results.mayLook(experiment),
                "felt",
                attitudes.felt(id),
                "closing",
                attitudes.closing(id).orElse(null));
    }

    private @Nullable Truth truth(long id, Optional<ResultTable> table) {
        var effect = past.trueEffect(id);
        return effect.isEmpty() || table.isEmpty()
                ? null
                : new Truth(effect.getAsDouble(), table.get().against(effect.getAsDouble()));
    }

    private Optional<GainTable> gains(Page page, Experiment experiment, ExperimentResult result) {
        return Optional.ofNullable(result.computed().gains())
                .map(found -> new GainTable(experiment, found, written.names(page.words()), page.words()));
    }

    /** Who gains more than others, as a file. */
    @GetMapping("/experiments/{id}/gains.csv")
    void gainsCsv(Page page, @PathVariable long id, HttpServletResponse response) throws IOException {
        var experiment = find(id);
        var table = results.latest(id)
                .flatMap(one -> gains(page, experiment, one))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no gains of experiment " + id));
        file(response, "experiment-" + id + "-gains.csv", table.csv());
    }

    private static void file(HttpServletResponse response, String name, String text) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/experiments/{id}/result.csv")
    void csv(Page page, @PathVariable long id, HttpServletResponse response) throws IOException {
        var experiment = find(id);
        var result = results.latest(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no result of experiment " + id));
        file(
                response,
                "experiment-" + id + ".csv",
                new ResultTable(experiment, result, written.names(page.words()), page.words()).csv());
    }

    /** The customers of an arm in a part of a feature, as they were before the start. */
    @GetMapping(path = "/experiments/{id}/customers", params = "known")
    ModelAndView behindPart(
            Page page,
            @PathVariable long id,
            @RequestParam String arm,
            @RequestParam Known known,
            @RequestParam(defaultValue = "") String part,
            @RequestParam Optional<String> cursor) {
        var experiment = find(id);
        int number = experiment
                .plan()
                .arm(arm)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no arm " + arm));
        if (experiment.started().isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "experiment " + id + " has not started");
        }
        var some = experiments.customersOf(
                experiment, number, known, part, cursor.filter(one -> one.matches("\\d{1,18}")), ROWS);
        String words = page.words().name("experiment.known", known) + ": "
                + GainTable.part(known, part, written.names(page.words()), page.words());
        String address = "/experiments/" + id + "/customers?arm=" + arm + "&known=" + known + "&part="
                + URLEncoder.encode(part, StandardCharsets.UTF_8);
        return listed(page, experiment, arm, words, some, address, cursor.isPresent());
    }

    private ModelAndView listed(
            Page page,
            Experiment experiment,
            String title,
            String part,
            io.clientela.identify.Page<Long> some,
            String address,
            boolean more) {
        return page.show(
                page.isFragment() && more ? "returns/customerrows" : "returns/customers",
                "experiment",
                experiment,
                "title",
                title,
                "portfolio",
                part,
                "cards",
                cards(some.rows()),
                "next",
                some.next().map(next -> address + "&cursor=" + next).orElse(null));
    }

    /** The customers of an arm, the hold-out over all where none is named, or of a portfolio in it. */
    @GetMapping(path = "/experiments/{id}/customers", params = "!known")
    ModelAndView behind(
            Page page,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String arm,
            @RequestParam Optional<Long> portfolio,
            @RequestParam Optional<String> cursor) {
        var experiment = find(id);
        var number = arm.isEmpty() ? OptionalInt.empty() : experiment.plan().arm(arm);
        if (!arm.isEmpty() && number.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no arm " + arm);
        }
        var some = experiments.customers(
                id,
                number,
                portfolio.map(OptionalLong::of).orElse(OptionalLong.empty()),
                cursor.filter(one -> one.matches("\\d{1,18}")),
                ROWS);
        String address = "/experiments/" + id + "/customers?arm=" + arm
                + portfolio.map(one -> "&portfolio=" + one).orElse("");
        return listed(
                page,
                experiment,
                arm.isEmpty() ? page.say("experiment.held-of-all") : arm,
                portfolio
                        .map(one -> ExperimentWords.portfolio(one, written.names(page.words()), page.words()))
                        .orElse(""),
                some,
                address,
                cursor.isPresent());
    }

    private List<CustomerCard> cards(List<Long> ids) {
        var found =
                customers.cards(ids).stream().collect(Collectors.toMap(CustomerCard::customerId, Function.identity()));
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
                .toList();
    }

    /** The experiments of a customer, a card of his page. */
    @GetMapping("/customers/{id}/experiments")
    ModelAndView panel(Page page, @PathVariable long id) {
        return page.show("returns/panel", "takings", experiments.of(id), "heldOfAll", holdOuts.holds(id));
    }

    private Experiment find(long id) {
        return experiments
                .find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no experiment " + id));
    }
}
