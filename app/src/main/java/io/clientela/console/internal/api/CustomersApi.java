package io.clientela.console.internal.api;

import io.clientela.console.internal.customers.CustomerQuery;
import io.clientela.identify.CheckedLedger;
import io.clientela.identify.CustomerCard;
import io.clientela.identify.CustomerPage;
import io.clientela.identify.CustomerSort;
import io.clientela.identify.Customers;
import io.clientela.identify.Hit;
import io.clientela.identify.Lookup;
import io.clientela.identify.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Customers, what they bought, and the search, for other programs (R16). */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Customers")
class CustomersApi {

    private static final int MOST = 500;

    private final Customers customers;

    CustomersApi(Customers customers) {
        this.customers = customers;
    }

    @GetMapping("/customers")
    @Operation(summary = "Customers by cursor; the filters are those of the page /customers")
    Page<CustomerCard> list(
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            @RequestParam(defaultValue = "NEWEST") CustomerSort sort,
            @RequestParam Optional<String> cursor,
            @RequestParam(defaultValue = "100") int limit) {
        return customers.list(CustomerQuery.read(parameters), sort, cursor, Limit.checked(limit, MOST));
    }

    @GetMapping("/customers/{id}")
    @Operation(summary = "One customer: all values with their sources, totals, records, joins")
    CustomerPage one(@PathVariable long id) {
        return switch (customers.find(id)) {
            case Lookup.Here here -> here.page();
            case Lookup.PartOf part ->
                throw new ResponseStatusException(
                        HttpStatus.GONE, "customer " + id + " is part of customer " + part.keptId());
            case Lookup.Nowhere nowhere ->
                throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no customer " + nowhere.customerId());
        };
    }

    @GetMapping("/customers/{id}/products")
    @Operation(summary = "Every product the customer ever bought")
    List<CustomerPage.Bought> products(@PathVariable long id) {
        return customers.products(id);
    }

    @GetMapping("/customers/{id}/documents")
    @Operation(summary = "The customer's documents, the latest first, by cursor")
    Page<CustomerPage.Purchase> documents(
            @PathVariable long id,
            @RequestParam Optional<String> cursor,
            @RequestParam(defaultValue = "100") int limit) {
        return customers.documents(id, cursor, Limit.checked(limit, MOST));
    }

    @GetMapping("/search")
    @Operation(summary = "Customers by any fragment: name with typos, phone, VAT number, e-mail, document number")
    List<Hit> search(@RequestParam String q, @RequestParam(defaultValue = "20") int limit) {
        return q.isBlank() ? List.of() : customers.search(q.strip(), Limit.checked(limit, 100));
    }

    @GetMapping("/ledger")
    @Operation(
            summary =
                    "Per currency: the customers' totals plus the lines without a customer against the ledger, as last"
                            + " added up; with fresh=true added up now, which takes seconds in a large ledger")
    CheckedLedger ledger(@RequestParam(defaultValue = "false") boolean fresh) {
        return fresh ? customers.checkLedger() : customers.checkedLedger();
    }
}
