package io.clientela.console.internal.needs;

import io.clientela.console.internal.shell.Page;
import io.clientela.differentiate.PriceResponses;
import io.clientela.differentiate.PriceResponses.OfCustomer;
import io.clientela.differentiate.PriceResponses.Run;
import io.clientela.identify.CustomerCard;
import io.clientela.identify.Customers;
import io.clientela.kernel.value.Outcome;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** How quantities answer to prices, by group and for the customers whose data allow it (R27). */
@Controller
class PricePages {

    private static final int SHOWN = 50;

    private final PriceResponses prices;
    private final Customers customers;

    PricePages(PriceResponses prices, Customers customers) {
        this.prices = prices;
        this.customers = customers;
    }

    @GetMapping("/prices")
    ModelAndView show(Page page) {
        List<OfCustomer> singles = prices.customers(SHOWN);
        var cards = customers.cards(singles.stream().map(OfCustomer::customerId).toList()).stream()
                .collect(Collectors.toMap(CustomerCard::customerId, Function.identity()));
        return switch (prices.latest()) {
            case Outcome.Known<Run> known ->
                page.show(
                        "price/show",
                        "table",
                        new PriceTable(known.value(), page.words()),
                        "singles",
                        singles,
                        "cards",
                        cards);
            case Outcome.Unknown<Run> unknown -> page.show("price/none");
        };
    }

    @GetMapping("/prices/export.csv")
    void csv(HttpServletResponse response) throws IOException {
        Files.offer(response, "prices.csv");
        prices.exportCsv(response.getOutputStream());
    }

    @GetMapping("/prices/customers.csv")
    void customersCsv(HttpServletResponse response) throws IOException {
        Files.offer(response, "price-customers.csv");
        prices.exportCustomersCsv(response.getOutputStream());
    }

    @PostMapping("/prices/compute")
    ModelAndView compute(Page page) {
        return page.redirect("/jobs/" + prices.compute(NeedPages.who(page)));
    }
}
