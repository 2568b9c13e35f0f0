package io.clientela.console.internal.analysis;

import io.clientela.console.internal.shell.Page;
import io.clientela.console.internal.shell.Patience;
import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.Analyses;
import io.clientela.differentiate.Assumptions;
import io.clientela.differentiate.Assumptions.Topic;
import io.clientela.differentiate.ChannelUse;
import io.clientela.kernel.value.Outcome;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The overview of the analyses, each of them, and their tables as files. */
@Controller
public class AnalysisPages {

    private final Analyses analyses;
    private final List<AnalysisPage> pages;

    private final Assumptions assumptions;
    private final Patience patience;

    AnalysisPages(Analyses analyses, Assumptions assumptions, Patience patience, List<AnalysisPage> pages) {
        this.analyses = analyses;
        this.patience = patience;
        this.assumptions = assumptions;
        this.pages = pages.stream()
                .sorted(Comparator.comparingInt(AnalysisPage::order))
                .toList();
    }

    @GetMapping("/analyses")
    ModelAndView overview(Page page, @RequestParam Map<String, String> parameters) {
        return switch (asked(parameters)) {
            case Outcome.Unknown<Asked> unknown -> none(page, page.say("analysis.title"), unknown.reason());
            case Outcome.Known<Asked> known ->
                page.show("analysis/overview", "lines", lines(page.words(), known.value()));
        };
    }

    private List<Headline> lines(Words words, Asked asked) {
        var works = new LinkedHashMap<Object, Supplier<Outcome<Figure>>>();
        pages.forEach(one -> works.put(key("headline", one, words, asked), () -> one.headline(words, asked)));
        var done = patience.ofPage(works);
        return pages.stream()
                .map(one -> new Headline(one, done.get(key("headline", one, words, asked))))
                .toList();
    }

    private static Object key(String what, AnalysisPage analysis, Words words, Asked asked) {
        return List.of(what, analysis.name(), words.locale(), asked);
    }

    /** The figure of an analysis on the overview, fetched after it was shown. */
    private ModelAndView headline(Page page, AnalysisPage analysis, Asked asked) {
        var figure = patience.ofPart(
                key("headline", analysis, page.words(), asked), () -> analysis.headline(page.words(), asked));
        return page.show("analysis/headline", "line", new Headline(analysis, figure.orElse(null)));
    }

    @GetMapping("/analyses/{name}")
    ModelAndView analysis(Page page, @PathVariable String name, @RequestParam Map<String, String> parameters) {
        var analysis = find(name);
        var wanted = new HashMap<>(parameters);
        var part = wanted.remove("part");
        return switch (asked(wanted)) {
            case Outcome.Unknown<Asked> unknown -> none(page, title(page, name), unknown.reason());
            case Outcome.Known<Asked> known when "headline".equals(part) -> headline(page, analysis, known.value());
            case Outcome.Known<Asked> known -> shown(page, analysis, known.value(), "figures".equals(part));
        };
    }

    private static String title(Page page, String name) {
        return page.say("analysis." + name + ".title");
    }

    /** What a page of an analysis shows, as far as it takes time. */
    public record Shown(Outcome<View> view, @Nullable AssumptionForm form) {}

    /** @param part whether only what takes time is asked for, after the page was shown */
    private ModelAndView shown(Page page, AnalysisPage analysis, Asked asked, boolean part) {
        var words = page.words();
        Supplier<Shown> work = () -> new Shown(analysis.view(words, asked), form(analysis, asked, words));
        var key = key("analysis", analysis, words, asked);
        var shown = (part ? patience.ofPart(key, work) : patience.ofPage(key, work)).orElse(null);
        var query = Writing.address("", asked.parameters());
        if (shown == null && part) {
            return page.show("part/waiting", "href", figures(analysis, asked));
        }
        if (shown != null && shown.view() instanceof Outcome.Unknown<View> unknown) {
            var title = title(page, analysis.name());
            return part
                    ? page.show("analysis/nothing", "reason", unknown.reason())
                    : none(page, title, unknown.reason());
        }
        return page.show(
                part ? "analysis/figures" : "analysis/one",
                "analysis",
                analysis,
                "shown",
                shown,
                "query",
                query,
                "href",
                figures(analysis, asked));
    }

    private static String figures(AnalysisPage analysis, Asked asked) {
        var parameters = new HashMap<>(asked.parameters());
        parameters.put("part", "figures");
        return Writing.address("/analyses/" + analysis.name(), parameters);
    }

    private @Nullable AssumptionForm form(AnalysisPage analysis, Asked asked, Words words) {
        return analysis.topic()
                .map(topic -> AssumptionForm.of(
                        topic, assumptions, topic == Topic.SERVICE ? channels(asked) : List.of(), words))
                .orElse(null);
    }

    private List<String> channels(Asked asked) {
        return analyses.channels(asked.question()) instanceof Outcome.Known<ChannelUse> known
                ? known.value().channels().stream()
                        .map(ChannelUse.Channel::name)
                        .toList()
                : List.of();
    }

    /** One table of an analysis as CSV. */
    @GetMapping("/analyses/{name}/{section}.csv")
    void csv(
            Page page,
            @PathVariable String name,
            @PathVariable String section,
            @RequestParam Map<String, String> parameters,
            HttpServletResponse response)
            throws IOException {
        var analysis = find(name);
        if (asked(parameters) instanceof Outcome.Known<Asked> known
                && analysis.view(page.words(), known.value()) instanceof Outcome.Known<View> view) {
            var table = view.value().sections().stream()
                    .filter(one -> one.id().equals(section))
                    .findFirst()
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))
                    .table();
            response.setContentType("text/csv;charset=UTF-8");
            response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "-" + section + ".csv\"");
            response.getOutputStream().write(table.csv().getBytes(StandardCharsets.UTF_8));
        } else {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private AnalysisPage find(String name) {
        return pages.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Outcome<Asked> asked(Map<String, String> parameters) {
        return switch (analyses.currencies()) {
            case Outcome.Known<List<String>> known
            when known.value().isEmpty() -> new Outcome.Unknown<>("nothing-bought", "no customer bought anything yet");
            case Outcome.Known<List<String>> known -> new Outcome.Known<>(new Asked(known.value(), parameters));
            case Outcome.Unknown<List<String>> unknown -> new Outcome.Unknown<>(unknown.reason(), unknown.detail());
        };
    }

    private static ModelAndView none(Page page, String title, String reason) {
        return page.show("analysis/none", "title", title, "reason", reason);
    }
}
