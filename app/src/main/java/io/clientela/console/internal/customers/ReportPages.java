package io.clientela.console.internal.customers;

import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.console.internal.shell.Patience;
import io.clientela.differentiate.Diagnoses;
import io.clientela.differentiate.Diagnoses.ReportKey;
import io.clientela.differentiate.Reporting;
import io.clientela.identify.CheckedLedger;
import io.clientela.identify.CustomerFilter;
import io.clientela.identify.Customers;
import io.clientela.identify.Report;
import io.clientela.identify.Report.Dimension;
import io.clientela.identify.Report.Measure;
import io.clientela.identify.Report.Question;
import io.clientela.kernel.value.Outcome;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The report that flips between product and customer, with equal totals and the customers behind each cell (R11). */
@Controller
public class ReportPages {

    /** How many headings stand by themselves in a file; the rest is one row. */
    public static final int HEADINGS_OF_EXPORT = 200;

    /** What a page fetches after it was shown. */
    static final String FIGURES = "figures";

    /** What a page with older figures fetches. */
    static final String RENEWED = "renewed";

    private final Customers customers;
    private final Reporting reporting;
    private final Diagnoses diagnoses;
    private final Patience patience;

    ReportPages(Customers customers, Reporting reporting, Diagnoses diagnoses, Patience patience) {
        this.customers = customers;
        this.reporting = reporting;
        this.diagnoses = diagnoses;
        this.patience = patience;
    }

    /** From the picture where that is there and fresh, else from the ledger. */
    private Answered answered(Question question) {
        return switch (reporting.report(question)) {
            case Outcome.Known<Reporting.Answer>(var answer) ->
                new Answered(answer.report(), Optional.of(answer.seenAt()), answer.renewed());
            case Outcome.Unknown<Reporting.Answer> no ->
                new Answered(customers.report(question), Optional.empty(), /* renewed= */ false);
        };
    }

    /**
     * A report and where it is from.
     *
     * @param seenAt when the picture that it is from last equalled the ledger; empty where it is from the ledger itself
     * @param renewed whether a newer one is being computed
     */
    public record Answered(Report report, Optional<Instant> seenAt, boolean renewed) {}

    /** Counts by what reports are asked for: a firm that asks by product thinks by product (R88). */
    private void count(Question question) {
        Set<Dimension> asked = EnumSet.of(question.rows(), question.columns());
        diagnoses.asked(
                asked.contains(Dimension.CUSTOMER)
                        ? ReportKey.CUSTOMER
                        : asked.contains(Dimension.PRODUCT)
                                        || asked.contains(Dimension.CATEGORY)
                                        || asked.contains(Dimension.DEPARTMENT)
                                ? ReportKey.PRODUCT
                                : ReportKey.OTHER);
    }

    @GetMapping("/reports")
    ModelAndView report(Page page, @RequestParam Map<String, String> parameters) {
        Customers.Choices choices = customers.choices();
        if (choices.currencies().isEmpty()) {
            return page.show("reports/none");
        }
        Question question = question(parameters, choices.currencies(), Reporting.HEADINGS);
        String part = parameters.getOrDefault("part", "");
        if (part.equals(FIGURES) || part.equals(RENEWED)) {
            return figures(page, links(question, parameters), part.equals(RENEWED));
        }
        if (!parameters.isEmpty()) {
            count(question);
        }
        return page.show(
                "reports/pivot",
                "question",
                question,
                "links",
                links(question, parameters),
                "filters",
                new FilterWords(customers, page.words())
                        .of(links(question, parameters).filters()),
                "choices",
                choices,
                "answered",
                patience.ofPage(key(question), () -> answered(question)).orElse(null),
                "checked",
                customers.checkedLedger());
    }

    private static ReportLinks links(Question question, Map<String, String> parameters) {
        Dimension back = choice(Dimension.values(), parameters.get(ReportLinks.BACK), Dimension.PRODUCT);
        return new ReportLinks(question, back == Dimension.CUSTOMER ? Dimension.PRODUCT : back);
    }

    private static Object key(Question question) {
        return List.of("report", question);
    }

    /**
     * The part that a page fetches after it was shown.
     *
     * @param renewed whether it is wanted only once it is the newest
     */
    private ModelAndView figures(Page page, ReportLinks links, boolean renewed) {
        Question question = links.question();
        Optional<Answered> answered = patience.ofPart(key(question), () -> answered(question));
        if (renewed && answered.map(Answered::renewed).orElse(true)) {
            return page.nothing();
        }
        return answered.isEmpty()
                ? page.show("part/waiting", "href", links.figures())
                : page.show("reports/figures", "answered", answered.get(), "links", links);
    }

    /** Adds the whole ledger up again, without anything that is kept of it. */
    @PostMapping("/reports/check")
    ModelAndView check(Page page) {
        CheckedLedger checked = customers.checkLedger();
        return page.redirect(
                "/reports",
                checked.holds()
                        ? Notice.done(page.say("report.check.holds"))
                        : Notice.problem(page.say("report.check.differs")));
    }

    @GetMapping("/reports/export.csv")
    void csv(Page page, @RequestParam Map<String, String> parameters, HttpServletResponse response) throws IOException {
        List<String> currencies = customers.choices().currencies();
        Report report =
                answered(question(parameters, currencies, HEADINGS_OF_EXPORT)).report();
        count(report.question());
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"report.csv\"");
        response.getOutputStream().write(ReportTable.csv(report, page.words()).getBytes(StandardCharsets.UTF_8));
    }

    private static Question question(Map<String, String> parameters, List<String> currencies, int most) {
        Map<String, String> narrowing = new HashMap<>(parameters);
        Optional<String> wanted = Optional.ofNullable(narrowing.remove("currency"));
        CustomerFilter filter = CustomerQuery.read(narrowing);
        String first = currencies.isEmpty() ? "EUR" : currencies.getFirst();
        String currency = wanted.filter(currencies::contains).orElse(first);
        return new Question(
                choice(Dimension.values(), parameters.get("rows"), Dimension.CATEGORY),
                choice(Dimension.values(), parameters.get("columns"), Dimension.YEAR),
                choice(Measure.values(), parameters.get("measure"), Measure.NET),
                currency,
                filter,
                most);
    }

    private static <E extends Enum<E>> E choice(E[] values, @Nullable String name, E otherwise) {
        String wanted = name == null ? "" : name.toUpperCase(Locale.ROOT);
        return Arrays.stream(values)
                .filter(value -> value.name().equals(wanted))
                .findFirst()
                .orElse(otherwise);
    }
}
