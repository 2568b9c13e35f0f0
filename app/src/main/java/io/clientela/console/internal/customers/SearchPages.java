package io.clientela.console.internal.customers;

import io.clientela.console.internal.shell.Page;
import io.clientela.identify.Customers;
import io.clientela.identify.Hit;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Finds a customer by any fragment, as one types it (R7). */
@Controller
class SearchPages {

    private static final int ON_PANEL = 8;
    private static final int ON_PAGE = 50;

    private final Customers customers;

    SearchPages(Customers customers) {
        this.customers = customers;
    }

    @GetMapping("/search")
    ModelAndView search(Page page, @RequestParam(defaultValue = "") String q) {
        List<Hit> hits = hits(q, ON_PAGE);
        return page.show("customers/search", "fragment", q.strip(), "hits", hits, "all", hits.size() < ON_PAGE);
    }

    /** The panel below the search box, for htmx. */
    @GetMapping("/search/panel")
    ModelAndView panel(Page page, @RequestParam(defaultValue = "") String q) {
        return page.show("customers/panel", "fragment", q.strip(), "hits", hits(q, ON_PANEL));
    }

    private List<Hit> hits(String fragment, int most) {
        return fragment.isBlank() ? List.of() : customers.search(fragment.strip(), most);
    }
}
