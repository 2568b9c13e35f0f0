package io.clientela.console.internal.worth;

import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.differentiate.ContractMarks;
import io.clientela.differentiate.ContractMarks.Article;
import io.clientela.differentiate.ContractMarks.Mark;
import io.clientela.identify.Customers;
import io.clientela.identify.Report.Dimension;
import io.clientela.kernel.value.Outcome;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Which articles are bought as by contract: as purchases show it, and as people say it (R18). */
@Controller
class ContractPages {

    private static final String HERE = "/worth/contracts";

    private final ContractMarks marks;
    private final Customers customers;

    ContractPages(ContractMarks marks, Customers customers) {
        this.marks = marks;
        this.customers = customers;
    }

    @GetMapping(HERE)
    ModelAndView contracts(Page page, @RequestParam(defaultValue = "") String article) {
        return page.show(
                "worth/contracts",
                "articles",
                marks.articles() instanceof Outcome.Known<List<Article>>(var known) ? known : List.<Article>of(),
                "marks",
                marks.standing(),
                "names",
                customers.labels(
                        Dimension.PRODUCT,
                        marks.standing().stream().map(Mark::article).collect(Collectors.toSet())),
                "asked",
                article);
    }

    @PostMapping(HERE)
    ModelAndView mark(
            Page page,
            @RequestParam(defaultValue = "") String article,
            @RequestParam(defaultValue = "") String contract,
            @RequestParam(defaultValue = "") String days,
            @RequestParam(defaultValue = "") String why) {
        var period = days.isBlank()
                ? OptionalInt.empty()
                : OptionalInt.of(days.strip().matches("\\d{1,6}") ? Integer.parseInt(days.strip()) : 0);
        return switch (marks.mark(article.strip(), contract.equals("yes"), period, WorthPages.who(page), why.strip())) {
            case Outcome.Known<String>(var name) ->
                page.redirect(
                        HERE,
                        Notice.done(page.say(
                                contract.equals("yes") ? "worth.contracts.is" : "worth.contracts.is-not", name)));
            case Outcome.Unknown<String> no ->
                page.redirect(HERE, Notice.problem(page.words().code("worth.contracts.problem", no.reason())));
        };
    }

    @PostMapping(HERE + "/back")
    ModelAndView back(Page page, @RequestParam String article) {
        marks.back(article, WorthPages.who(page));
        return page.redirect(HERE, Notice.done(page.say("worth.contracts.back.done", article)));
    }
}
