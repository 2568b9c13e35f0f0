package io.clientela.console.internal.customers;

import io.clientela.console.internal.shell.Page;
import io.clientela.identify.CustomerFilter;
import io.clientela.identify.CustomerSort;
import io.clientela.identify.Customers;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list of customers: filtered, sorted, paged by cursor, opened to named customers, taken out as a file (R10). */
@Controller
class CustomerListPages {

    /** How many customers a page of the list shows. */
    private static final int ROWS = 50;

    private final Customers customers;

    CustomerListPages(Customers customers) {
        this.customers = customers;
    }

    @GetMapping("/customers")
    ModelAndView list(
            Page page,
            @RequestParam Map<String, String> parameters,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "") String cursor) {
        CustomerFilter filter = CustomerQuery.read(parameters);
        CustomerSort order = order(sort);
        var rows = customers.list(filter, order, Optional.of(cursor).filter(text -> !text.isEmpty()), ROWS);
        var links = new ListLinks(filter, order);
        if (page.isFragment() && !cursor.isEmpty()) {
            return page.show("customers/rows", "rows", rows, "links", links);
        }
        return page.show(
                "customers/list",
                "rows",
                rows,
                "links",
                links,
                "filters",
                new FilterWords(customers, page.words()).of(links.filters()),
                "count",
                customers.count(filter),
                "choices",
                customers.choices());
    }

    @GetMapping("/customers/export.csv")
    void csv(
            @RequestParam Map<String, String> parameters,
            @RequestParam(defaultValue = "") String sort,
            HttpServletResponse response)
            throws IOException {
        offer(response, "customers.csv", "text/csv;charset=UTF-8");
        customers.exportCsv(CustomerQuery.read(parameters), order(sort), response.getOutputStream());
    }

    @GetMapping("/customers/export.parquet")
    void parquet(
            @RequestParam Map<String, String> parameters,
            @RequestParam(defaultValue = "") String sort,
            HttpServletResponse response)
            throws IOException {
        offer(response, "customers.parquet", "application/vnd.apache.parquet");
        customers.exportParquet(CustomerQuery.read(parameters), order(sort), response.getOutputStream());
    }

    private static void offer(HttpServletResponse response, String name, String type) {
        response.setContentType(type);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }

    private static CustomerSort order(String name) {
        String wanted = name.replace('-', '_').toUpperCase(Locale.ROOT);
        return Arrays.stream(CustomerSort.values())
                .filter(sort -> sort.name().equals(wanted))
                .findFirst()
                .orElse(CustomerSort.NET);
    }
}
