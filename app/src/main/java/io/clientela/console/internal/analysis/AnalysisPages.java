package io.clientela.console.internal.analysis;

import io.clientela.console.internal.shell.Page;
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
import java.util.List;
import java.util.Map;
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
class AnalysisPages {

    private final Analyses analyses;
    private final List<AnalysisPage> pages;

    private final Assumptions assumptions;

    AnalysisPages(Analyses analyses, Assumptions assumptions, List<AnalysisPage> pages) {
        this.analyses = analyses;
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
        return pages.stream()
                .map(one -> new Headline(one, one.headline(words, asked)))
                .toList();
    }

    @GetMapping("/analyses/{name}")
    ModelAndView analysis(Page page, @PathVariable String name, @RequestParam Map<String, String> parameters) {
        var analysis = find(name);
        var title = page.say("analysis." + name + ".title");
        return switch (asked(parameters)) {
            case Outcome.Unknown<Asked> unknown -> none(page, title, unknown.reason());
            case Outcome.Known<Asked> known ->
                switch (analysis.view(page.words(), known.value())) {
                    case Outcome.Unknown<View> unknown -> none(page, title, unknown.reason());
                    case Outcome.Known<View> view ->
                        page.show(
                                "analysis/one",
                                "analysis",
                                analysis,
                                "view",
                                view.value(),
                                "form",
                                form(analysis, known.value(), page.words()),
                                "query",
                                Writing.address("", parameters));
                };
        };
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
