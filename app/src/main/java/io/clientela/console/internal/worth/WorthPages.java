package io.clientela.console.internal.worth;

import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.differentiate.Contracted;
import io.clientela.differentiate.CustomerWorth;
import io.clientela.differentiate.ValueRun;
import io.clientela.differentiate.Worth;
import io.clientela.differentiate.Worth.Group;
import io.clientela.differentiate.WorthFilter;
import io.clientela.differentiate.WorthSettings;
import io.clientela.identify.Customers;
import io.clientela.kernel.value.Outcome;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What customers are worth: all together, one by one, in groups (R18). */
@Controller
class WorthPages {

    private static final int ROWS = 50;

    private final Worth worth;
    private final Customers customers;

    WorthPages(Worth worth, Customers customers) {
        this.worth = worth;
        this.customers = customers;
    }

    @GetMapping("/worth")
    ModelAndView overview(Page page) {
        return switch (worth.standing()) {
            case Outcome.Unknown<ValueRun> none -> nothing(page, none.reason());
            case Outcome.Known<ValueRun> known -> {
                var run = known.value();
                yield run.fitted().isEmpty()
                        ? nothing(page, run.unknown())
                        : page.show(
                                "worth/overview",
                                "equity",
                                new EquityView(run, run.fitted().get(), page.words()),
                                "model",
                                new ModelView(run, run.fitted().get(), page.words()),
                                "settings",
                                worth.settings());
            }
        };
    }

    /** How well the model predicted last time, in a sentence for every page that shows values. */
    @GetMapping("/worth/tested")
    ModelAndView tested(Page page) {
        String said = worth.standing() instanceof Outcome.Known<ValueRun>(var run)
                        && run.fitted().isPresent()
                ? new ModelView(run, run.fitted().get(), page.words()).told()
                : page.say("worth.test.none");
        return page.show("worth/tested", "said", said);
    }

    private ModelAndView nothing(Page page, String reason) {
        return page.show("worth/nothing", "reason", reason, "settings", worth.settings());
    }

    @PostMapping("/worth/settings")
    ModelAndView set(
            Page page,
            @RequestParam(defaultValue = "") String horizon,
            @RequestParam(defaultValue = "") String discount) {
        try {
            var settings = new WorthSettings(
                    Integer.parseInt(horizon.strip()),
                    Double.parseDouble(discount.strip().replace(',', '.')) / 100);
            return page.redirect("/jobs/" + worth.set(settings, who(page)));
        } catch (IllegalArgumentException e) {
            return page.redirect("/worth", Notice.problem(page.say("worth.settings.unreadable")));
        }
    }

    @PostMapping("/worth/compute")
    ModelAndView compute(Page page) {
        return page.redirect("/jobs/" + worth.compute(who(page)));
    }

    static String who(Page page) {
        return "user:" + page.signedIn().called();
    }

    @GetMapping("/worth/customers")
    ModelAndView list(
            Page page, @RequestParam Map<String, String> parameters, @RequestParam(defaultValue = "") String cursor) {
        var links = WorthLinks.read(parameters);
        var list = worth.list(links.filter(), links.sort(), Optional.of(cursor).filter(text -> !text.isEmpty()), ROWS);
        return switch (list) {
            case Outcome.Unknown<io.clientela.identify.Page<CustomerWorth>> none -> nothing(page, none.reason());
            case Outcome.Known<io.clientela.identify.Page<CustomerWorth>> known -> {
                var rows = WorthList.of(known.value(), customers);
                if (page.isFragment() && !cursor.isEmpty()) {
                    yield page.show("worth/rows", "list", rows, "links", links);
                }
                var choices = worth.choices();
                yield page.show(
                        "worth/customers",
                        "list",
                        rows,
                        "links",
                        links,
                        "choices",
                        choices instanceof Outcome.Known<Worth.Choices> some
                                ? some.value()
                                : new Worth.Choices(List.of(), List.of()),
                        "currency",
                        currency(),
                        "group",
                        group(links));
            }
        };
    }

    private String currency() {
        return worth.standing() instanceof Outcome.Known<ValueRun> known
                ? known.value().question().currency()
                : "EUR";
    }

    /** The group that was picked, or all whom the filter lets through. */
    private Outcome<Group> group(WorthLinks links) {
        var number = links.number();
        if (number.isEmpty()) {
            return worth.bestShare(links.filter(), 1);
        }
        return switch (links.pick()) {
            case "top" -> worth.best(links.filter(), Math.max(1, Math.round(number.get())));
            case "share" -> worth.bestShare(links.filter(), Math.min(1, number.get() / 100));
            case "least" -> {
                var filter = links.filter();
                yield worth.bestShare(
                        new WorthFilter(filter.state(), filter.cause(), filter.area(), filter.department(), number), 1);
            }
            default -> worth.bestShare(links.filter(), 1);
        };
    }

    @GetMapping("/worth/export.csv")
    void csv(@RequestParam Map<String, String> parameters, HttpServletResponse response) throws IOException {
        var links = WorthLinks.read(parameters);
        offer(response, "values.csv", "text/csv;charset=UTF-8");
        worth.exportCsv(links.filter(), links.sort(), response.getOutputStream());
    }

    @GetMapping("/worth/export.parquet")
    void parquet(@RequestParam Map<String, String> parameters, HttpServletResponse response) throws IOException {
        var links = WorthLinks.read(parameters);
        offer(response, "values.parquet", "application/vnd.apache.parquet");
        worth.exportParquet(links.filter(), links.sort(), response.getOutputStream());
    }

    private static void offer(HttpServletResponse response, String name, String type) {
        response.setContentType(type);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }

    /** What one customer is worth, a card of the customer's page. */
    @GetMapping("/customers/{id}/worth")
    ModelAndView panel(Page page, @PathVariable long id) {
        return switch (worth.of(id)) {
            case Outcome.Unknown<Worth.Ranked> none -> page.show("worth/panelnone", "reason", none.reason());
            case Outcome.Known<Worth.Ranked> known ->
                page.show(
                        "worth/panel",
                        "one",
                        new PanelView(known.value(), page.words()),
                        "contracts",
                        worth.contracts(id) instanceof Outcome.Known<List<Contracted>> found
                                ? found.value().stream()
                                        .map(one -> ContractView.of(one, page.words()))
                                        .toList()
                                : List.<ContractView>of());
        };
    }
}
