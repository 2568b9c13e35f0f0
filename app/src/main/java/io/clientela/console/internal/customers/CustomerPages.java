package io.clientela.console.internal.customers;

import io.clientela.console.internal.shell.CustomerPanel;
import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.identify.CustomerCard;
import io.clientela.identify.CustomerPage;
import io.clientela.identify.Customers;
import io.clientela.identify.Lookup;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** One customer: who it is, what it ever bought, which records speak of it (R1). */
@Controller
class CustomerPages {

    /** How many documents the timeline shows at a time. */
    private static final int DOCUMENTS = 20;

    private static final long MANY_LINES = 5_000;

    private final Customers customers;
    private final List<CustomerPanel> panels;

    CustomerPages(Customers customers, List<CustomerPanel> panels) {
        this.customers = customers;
        this.panels = panels.stream()
                .sorted(Comparator.comparingInt(CustomerPanel::order))
                .toList();
    }

    @GetMapping("/customers/{id}")
    ModelAndView one(
            Page page, @PathVariable long id, @RequestParam Optional<Long> joined, @RequestParam Optional<Long> from) {
        return switch (customers.find(id)) {
            case Lookup.Here here -> show(page, here.page(), WayBack.of(here.page(), joined, from));
            case Lookup.PartOf part ->
                page.redirect(
                        "/customers/" + part.keptId(),
                        Notice.done(page.say("customer.part-of", String.valueOf(id), String.valueOf(part.keptId()))));
            case Lookup.Nowhere nowhere ->
                throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no customer " + nowhere.customerId());
        };
    }

    private ModelAndView show(Page page, CustomerPage customer, WayBack back) {
        long id = customer.card().customerId();
        String currency = customer.card().main().map(total -> total.currency()).orElse("");
        return page.show(
                "customers/one",
                "customer",
                customer,
                "back",
                back,
                "products",
                isLarge(customer) ? Optional.empty() : Optional.of(products(id, false)),
                "documents",
                customers.documents(id, Optional.empty(), DOCUMENTS),
                "picture",
                SpendPicture.of(customer.months(), currency),
                "panels",
                panels.stream()
                        .filter(panel -> panel.right() == null || page.may(panel.right()))
                        .toList());
    }

    /** What was bought: the products of the largest net, or all of them, for htmx. */
    @GetMapping("/customers/{id}/products")
    ModelAndView products(Page page, @PathVariable long id, @RequestParam(defaultValue = "false") boolean all) {
        return page.show("customers/products", "products", products(id, all));
    }

    private ProductList products(long id, boolean all) {
        return ProductList.of(id, customers.products(id), all);
    }

    /** Adding so many lines up by product takes longer than a page may take to open. */
    private static boolean isLarge(CustomerPage customer) {
        return customer.totals().stream().mapToLong(CustomerCard.Total::lines).sum() > MANY_LINES;
    }

    /** The next documents of the timeline, for htmx. */
    @GetMapping("/customers/{id}/documents")
    ModelAndView documents(Page page, @PathVariable long id, @RequestParam String cursor) {
        return page.show(
                "customers/documents",
                "customerId",
                id,
                "documents",
                customers.documents(id, Optional.of(cursor), DOCUMENTS));
    }

    /** The lines of one document of the timeline, for htmx. */
    @GetMapping("/documents/{id}/lines")
    ModelAndView lines(Page page, @PathVariable long id, @RequestParam String currency) {
        return page.show(
                "customers/lines",
                "lines",
                customers.lines(id),
                "currency",
                currency,
                "documentId",
                id,
                "attachments",
                customers.attachments(id));
    }

    /** An attachment of a document, to be saved; whatever it claims to be, no browser opens it inside the console. */
    @GetMapping("/documents/{id}/attachments/{attachment}")
    ResponseEntity<byte[]> attachment(@PathVariable long id, @PathVariable long attachment) {
        var named = customers.attachments(id).stream()
                .filter(one -> one.attachmentId() == attachment)
                .findFirst();
        var content = customers.attachment(id, attachment);
        if (named.isEmpty() || content.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no attachment " + attachment + " of " + id);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, Attachments.disposition(named.get()))
                .body(content.get());
    }
}
