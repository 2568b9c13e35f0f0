package io.clientela.console.internal.needs;

import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.differentiate.PriceResponses;
import io.clientela.differentiate.Shares;
import io.clientela.differentiate.Shares.Answer;
import io.clientela.differentiate.Shares.Entered;
import io.clientela.differentiate.Shares.Figure;
import io.clientela.differentiate.Shares.Filter;
import io.clientela.differentiate.Shares.OfCustomer;
import io.clientela.differentiate.Shares.Scope;
import io.clientela.identify.CustomerCard;
import io.clientela.identify.Customers;
import io.clientela.kernel.value.Outcome;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Share of customer: the list with most room to grow in front, by category, and what people know of it (R19). */
@Controller
class SharePages {

    private static final int ALL = 1_000;
    private static final int FIGURES = 100;

    private final Shares shares;
    private final PriceResponses prices;
    private final Customers customers;

    SharePages(Shares shares, PriceResponses prices, Customers customers) {
        this.shares = shares;
        this.prices = prices;
        this.customers = customers;
    }

    @GetMapping("/share")
    ModelAndView show(
            Page page, @RequestParam(defaultValue = "") String category, @RequestParam(defaultValue = "") String kind) {
        return switch (shares.ask(new Filter(category, kind, 0, ShareTable.ROWS + 1))) {
            case Outcome.Unknown<Answer> unknown -> page.show("share/none");
            case Outcome.Known<Answer> known -> {
                List<Entered> figures = shares.figures(Optional.empty(), 0, FIGURES);
                var table = new ShareTable(known.value(), page.words());
                yield page.show(
                        "share/show",
                        "table",
                        table,
                        "category",
                        category,
                        "kind",
                        kind,
                        "figures",
                        figures,
                        "cards",
                        cards(Stream.concat(
                                        table.rows().stream().map(OfCustomer::customerId),
                                        figures.stream().map(one -> one.figure().customerId()))
                                .filter(id -> id > 0)
                                .distinct()
                                .toList()));
            }
        };
    }

    private Map<Long, CustomerCard> cards(List<Long> ids) {
        return customers.cards(ids).stream().collect(Collectors.toMap(CustomerCard::customerId, Function.identity()));
    }

    @GetMapping("/share/export.csv")
    void csv(
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "") String kind,
            HttpServletResponse response)
            throws IOException {
        Files.offer(response, "share-of-customer.csv");
        shares.exportCsv(new Filter(category, kind, 0, ShareTable.ROWS), response.getOutputStream());
    }

    @PostMapping("/share/compute")
    ModelAndView compute(Page page) {
        return page.redirect("/jobs/" + shares.compute(NeedPages.who(page)));
    }

    @PostMapping("/share/figures")
    ModelAndView enter(Page page, @RequestParam Map<String, String> given) {
        String back = given.getOrDefault("to", "").isEmpty() ? "/share" : NeedPages.back(given);
        try {
            boolean entered = shares.enter(figure(page, given), NeedPages.who(page));
            return page.redirect(
                    back,
                    entered
                            ? Notice.done(page.say("share.figure.done"))
                            : Notice.problem(page.say("need.why.no-customer", given.getOrDefault("customer", ""))));
        } catch (IllegalArgumentException e) {
            return page.redirect(back, Notice.problem(page.say("share.figure.wrong")));
        }
    }

    private static Figure figure(Page page, Map<String, String> given) {
        String customer = given.getOrDefault("customer", "");
        var scope =
                NeedLinks.constant(Scope.class, given.getOrDefault("scope", "")).orElse(Scope.CUSTOMER);
        if (scope == Scope.CUSTOMER && !NeedLinks.isNumber(customer)) {
            throw new IllegalArgumentException("no customer");
        }
        return new Figure(
                scope,
                scope == Scope.CUSTOMER ? Long.parseLong(customer) : 0,
                scope == Scope.KIND ? kind(given.getOrDefault("kind", "")) : "",
                given.getOrDefault("category", "").strip(),
                amount(given, "amount").orElseThrow(() -> new IllegalArgumentException("no amount")),
                amount(given, "low"),
                amount(given, "high"),
                NeedLinks.day(given.getOrDefault("on", ""), page.words().zone()),
                given.getOrDefault("source", "").strip());
    }

    private static String kind(String kind) {
        if (!List.of("person", "company", "unknown").contains(kind)) {
            throw new IllegalArgumentException("no kind: " + kind);
        }
        return kind;
    }

    /** A number with a point or a comma before its decimals; empty where nothing stands there. */
    private static Optional<BigDecimal> amount(Map<String, String> given, String name) {
        String text = given.getOrDefault(name, "").strip();
        if (text.length() > 18) {
            throw new IllegalArgumentException("too long: " + text);
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(text.replace(',', '.')));
    }

    @PostMapping("/share/figures/{id}/turn")
    ModelAndView turn(Page page, @PathVariable long id, @RequestParam Map<String, String> given) {
        shares.turn(id, NeedPages.who(page));
        return page.redirect(
                given.getOrDefault("to", "").isEmpty() ? "/share" : NeedPages.back(given),
                Notice.done(page.say("need.back.done")));
    }

    @PostMapping("/share/import")
    ModelAndView take(Page page, @RequestParam Optional<MultipartFile> file) throws IOException {
        if (file.isEmpty() || file.get().isEmpty()) {
            return page.redirect("/share", Notice.problem(page.say("share.import.nothing")));
        }
        try (var text = new InputStreamReader(file.get().getInputStream(), StandardCharsets.UTF_8)) {
            var imported = shares.importCsv(text, NeedPages.who(page));
            if (imported.refused().isEmpty()) {
                return page.redirect("/share", Notice.done(page.words().count("share.import.done", imported.taken())));
            }
            String refused = imported.refused().stream()
                    .limit(5)
                    .map(line -> page.say(
                            "share.import.line", line.line(), page.words().code("share.import.why", line.reason())))
                    .collect(Collectors.joining(" "));
            return page.redirect(
                    "/share",
                    Notice.problem(page.say(
                            "share.import.some",
                            imported.taken(),
                            imported.refused().size(),
                            refused)));
        }
    }

    /** The card of one customer, for htmx: his shares by category, and how he answers to prices where that can be told. */
    @GetMapping("/customers/{id}/share")
    ModelAndView panel(Page page, @PathVariable long id) {
        return page.show(
                "share/panel",
                "customerId",
                id,
                "table",
                shares.ask(new Filter("", "", id, ALL)).map(answer -> new ShareTable(answer, page.words())),
                "figures",
                shares.figures(Optional.of(Scope.CUSTOMER), id, FIGURES),
                "price",
                prices.of(id));
    }
}
