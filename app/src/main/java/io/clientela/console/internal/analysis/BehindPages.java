package io.clientela.console.internal.analysis;

import io.clientela.console.internal.shell.Page;
import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.Analyses;
import io.clientela.differentiate.CustomersBehind;
import io.clientela.differentiate.CustomersBehind.Cell;
import io.clientela.differentiate.CustomersBehind.Column;
import io.clientela.differentiate.CustomersBehind.Row;
import io.clientela.differentiate.Portfolios;
import io.clientela.identify.CustomerCard;
import io.clientela.identify.Customers;
import io.clientela.kernel.value.Outcome;
import io.clientela.organize.People;
import io.clientela.organize.Person;
import io.clientela.organize.PersonId;
import io.clientela.platform.CsvSheet;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The named customers behind a figure of an analysis. */
@Controller
class BehindPages {

    private static final int ROWS = 50;
    private static final int EXPORTED = 10_000;

    private final Analyses analyses;
    private final Customers customers;
    private final Portfolios portfolios;
    private final People people;

    BehindPages(Analyses analyses, Customers customers, Portfolios portfolios, People people) {
        this.analyses = analyses;
        this.customers = customers;
        this.portfolios = portfolios;
        this.people = people;
    }

    /** Some of the customers, with who answers for each where that says whom to ask. */
    private Outcome<CustomersBehind> some(Cell cell, long from, int most) {
        var some = analyses.behind(cell, from, most);
        return cell.list().equals("overlooked") ? some.map(this::owned) : some;
    }

    private CustomersBehind owned(CustomersBehind some) {
        var owners = portfolios.owners(some.rows().stream().map(Row::customerId).toList());
        var names = new HashMap<PersonId, String>();
        owners.values()
                .forEach(owner -> names.computeIfAbsent(
                        owner, id -> people.find(id).map(Person::called).orElse("")));
        var columns = new ArrayList<>(some.columns());
        columns.add(Column.OWNER);
        var rows = new ArrayList<Row>();
        for (var row : some.rows()) {
            var values = new ArrayList<@Nullable Object>(row.values());
            values.add(names.get(owners.get(row.customerId())));
            rows.add(new Row(row.customerId(), values));
        }
        return new CustomersBehind(columns, some.customers(), rows);
    }

    @GetMapping("/analyses/customers")
    ModelAndView behind(
            Page page, @RequestParam Map<String, String> parameters, @RequestParam(defaultValue = "0") String passed) {
        long from = passed.matches("\\d{1,9}") ? Long.parseLong(passed) : 0;
        return switch (some(cell(parameters), from, ROWS)) {
            case Outcome.Unknown<CustomersBehind> unknown ->
                page.show("analysis/none", "title", page.say("analysis.behind"), "reason", unknown.reason());
            case Outcome.Known<CustomersBehind> known ->
                page.show(
                        "analysis/customers",
                        "list",
                        new BehindList(cell(parameters), known.value(), from, ROWS, page.words()),
                        "cards",
                        cards(known.value().rows().stream().map(Row::customerId).toList()));
        };
    }

    private static Cell cell(Map<String, String> parameters) {
        var where = new HashMap<>(parameters);
        where.remove("passed");
        var list = Objects.requireNonNullElse(where.remove("of"), "");
        return new Cell(list, where);
    }

    private Map<Long, CustomerCard> cards(Collection<Long> ids) {
        return customers.cards(ids).stream().collect(Collectors.toMap(CustomerCard::customerId, Function.identity()));
    }

    /** All of them as CSV. */
    @GetMapping("/analyses/customers.csv")
    void csv(Page page, @RequestParam Map<String, String> parameters, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"customers.csv\"");
        var csv = CsvSheet.to(response.getOutputStream());
        long from = 0;
        while (some(cell(parameters), from, EXPORTED) instanceof Outcome.Known<CustomersBehind> known) {
            if (from == 0) {
                csv.row(heads(known.value().columns(), page.words()));
            }
            write(known.value(), csv);
            from += EXPORTED;
            if (from >= known.value().customers()) {
                break;
            }
        }
        csv.flush();
    }

    private static List<String> heads(List<Column> columns, Words words) {
        var heads = new ArrayList<>(List.of(
                words.say("analysis.column.customer-id"),
                words.say("analysis.column.name"),
                words.say("analysis.column.city"),
                words.say("analysis.column.email"),
                words.say("analysis.column.phone")));
        columns.forEach(column -> heads.add(words.name("analysis.column", column)));
        return heads;
    }

    private void write(CustomersBehind some, CsvSheet csv) {
        var cards = cards(some.rows().stream().map(Row::customerId).toList());
        for (var row : some.rows()) {
            var record = new ArrayList<String>();
            record.add(String.valueOf(row.customerId()));
            var card = cards.get(row.customerId());
            record.add(card == null ? "" : card.name());
            record.add(card == null ? "" : card.city());
            record.add(card == null ? "" : card.email());
            record.add(card == null ? "" : card.phone());
            row.values().forEach(value -> record.add(BehindList.plain(value)));
            csv.row(record);
        }
    }
}
