package io.clientela.console.internal.portfolios;

import io.clientela.console.internal.analysis.ReturnsTable;
import io.clientela.console.internal.analysis.Table;
import io.clientela.console.internal.shell.Page;
import io.clientela.differentiate.Analyses;
import io.clientela.differentiate.AnalysisQuestion;
import io.clientela.differentiate.CustomerGroups;
import io.clientela.differentiate.MeasurementPlans;
import io.clientela.differentiate.PortfolioReturns;
import io.clientela.differentiate.Portfolios;
import io.clientela.differentiate.Portfolios.Portfolio;
import io.clientela.differentiate.Standing;
import io.clientela.differentiate.Standings;
import io.clientela.differentiate.Standings.Choice;
import io.clientela.differentiate.Standings.Look;
import io.clientela.kernel.value.Outcome;
import io.clientela.organize.People;
import io.clientela.organize.Person;
import io.clientela.organize.Right;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The mini-portfolios: all of them, one with its members and its history, the card of a customer (R22). */
@Controller
class PortfolioPages {

    private static final int VERSIONS = 30;

    /** So many portfolios are listed at a time. */
    private static final int SHOWN = 200;

    /** So many portfolios a picture can show. */
    private static final int DRAWN = 400;

    private final Portfolios portfolios;
    private final Standings standings;
    private final CustomerGroups groups;
    private final People people;
    private final Members members;
    private final MeasurementPlans plans;
    private final Analyses analyses;

    /** What portfolios are judged by. */
    @Component
    record Judging(MeasurementPlans plans, Analyses analyses) {}

    PortfolioPages(
            Portfolios portfolios,
            Standings standings,
            CustomerGroups groups,
            People people,
            Members members,
            Judging judging) {
        this.portfolios = portfolios;
        this.standings = standings;
        this.groups = groups;
        this.people = people;
        this.members = members;
        this.plans = judging.plans();
        this.analyses = judging.analyses();
    }

    @GetMapping("/portfolios")
    ModelAndView all(Page page, @RequestParam(defaultValue = "0") int from) {
        var all = portfolios.all();
        if (page.isFragment() && from > 0) {
            return page.show(
                    "portfolios/listed", "rows", rows(page, all, from), "from", from + SHOWN, "count", all.size());
        }
        var proposal = portfolios.proposal();
        if (all.isEmpty()) {
            return page.show(
                    "portfolios/noportfolios",
                    "proposed",
                    proposal.isPresent(),
                    "looked",
                    standings.latest().isPresent());
        }
        var planned = plans.now();
        var drawn = drawn(all);
        var run = groups.inForce();
        return page.show(
                "portfolios/portfolios",
                "rows",
                rows(page, all, 0),
                "from",
                SHOWN,
                "counts",
                PortfolioCounts.of(all, planned.plan()),
                "boxes",
                Treemap.of(drawn.stream().map(one -> (double) one.sum().size()).toList()),
                "names",
                drawn.stream()
                        .map(one -> PortfolioWords.name(one, run, page.words()))
                        .toList(),
                "shades",
                Treemap.shades(drawn.stream().map(Portfolio::sum).toList()),
                "proposed",
                proposal.isPresent(),
                "versions",
                portfolios.versions(VERSIONS),
                "look",
                standings.latest(),
                "planned",
                planned,
                "plans",
                plans.history(VERSIONS));
    }

    private List<PortfolioRow> rows(Page page, List<Portfolio> all, int from) {
        var run = groups.inForce();
        var plan = plans.now().plan();
        String currency = currency();
        return all.stream()
                .skip(from)
                .limit(SHOWN)
                .map(one -> PortfolioRow.of(one, run, plan, people, currency, page.words()))
                .toList();
    }

    /** The portfolios that a picture can show: all, or those with most customers. */
    private static List<Portfolio> drawn(List<Portfolio> all) {
        return all.size() <= DRAWN
                ? all
                : all.stream()
                        .sorted(Comparator.comparingInt(
                                        (Portfolio one) -> one.sum().size())
                                .reversed())
                        .limit(DRAWN)
                        .toList();
    }

    private String currency() {
        return standings.latest().map(Look::currency).orElse("EUR");
    }

    @GetMapping("/portfolios/{id}")
    ModelAndView one(Page page, @PathVariable long id, @RequestParam(defaultValue = "") String cursor) {
        var rows = members.of(Choice.ofPortfolio(id), cursor, "/portfolios/" + id);
        if (page.isFragment() && !cursor.isEmpty()) {
            return page.show("portfolios/rows", "rows", rows);
        }
        var portfolio = portfolios
                .find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no portfolio " + id));
        var run = groups.inForce();
        var plan = plans.now().plan();
        return page.show(
                "portfolios/portfolio",
                "row",
                PortfolioRow.of(portfolio, run, plan, people, currency(), page.words()),
                "rows",
                rows,
                "plan",
                plan,
                "returns",
                returns(page, id),
                "history",
                portfolios.history(id, VERSIONS),
                "people",
                people.all().stream().filter(Person::active).toList(),
                "others",
                portfolios.all().stream()
                        .filter(one -> one.portfolioId() != id)
                        .map(one -> new OtherPortfolio(
                                one.portfolioId(),
                                PortfolioWords.name(one, run, page.words()),
                                one.sum().size()))
                        .toList());
    }

    /** What came back of serving its customers, by quarter; null where that is not known. */
    private @Nullable Table returns(Page page, long id) {
        return page.leadsTo("/analyses/service")
                        && analyses.portfolioReturns(new AnalysisQuestion(currency(), true))
                                instanceof Outcome.Known<PortfolioReturns> known
                        && known.value().quarters().containsKey(id)
                ? ReturnsTable.quarters(known.value().quarters().getOrDefault(id, List.of()), currency(), page.words())
                : null;
    }

    @GetMapping("/portfolios/export.csv")
    void csv(@RequestParam Optional<Long> portfolio, HttpServletResponse response) throws IOException {
        Members.send(response, "portfolios.csv", out -> portfolios.exportCsv(portfolio.orElse(null), out));
    }

    @GetMapping("/portfolios/export.parquet")
    void parquet(@RequestParam Optional<Long> portfolio, HttpServletResponse response) throws IOException {
        Members.send(response, "portfolios.parquet", out -> portfolios.exportParquet(portfolio.orElse(null), out));
    }

    /** The card of the customer's page, for htmx. */
    @GetMapping("/customers/{id}/portfolio")
    ModelAndView panel(Page page, @PathVariable long id) {
        var standing = standings.of(id);
        var run = groups.inForce();
        var plan = plans.now().plan();
        Optional<Portfolio> portfolio = standing.map(Standing::portfolioId)
                .filter(one -> one.isPresent())
                .flatMap(one -> portfolios.find(one.getAsLong()));
        return page.show(
                "portfolios/panel",
                "customerId",
                id,
                "standing",
                standing,
                "row",
                portfolio.map(one -> PortfolioRow.of(one, run, plan, people, currency(), page.words())),
                "group",
                standing.map(Standing::groupId)
                        .filter(one -> one.isPresent())
                        .map(one -> GroupPages.groupName(run, one.getAsInt(), page.words()))
                        .orElse(""),
                "steps",
                portfolio.isEmpty() ? List.<Portfolios.Step>of() : portfolios.steps(id),
                "all",
                page.may(Right.EDIT_PORTFOLIOS) && portfolio.isPresent()
                        ? portfolios.all().stream()
                                .map(one -> PortfolioRow.of(one, run, plan, people, currency(), page.words()))
                                .toList()
                        : List.<PortfolioRow>of());
    }
}
