package io.clientela.console.internal.security;

import static io.clientela.console.internal.security.Access.line;
import static io.clientela.console.internal.security.Need.CUSTOMER;
import static io.clientela.console.internal.security.Need.ENTRY;
import static io.clientela.console.internal.security.Need.NOTHING;

import io.clientela.console.internal.security.Access.Line;
import io.clientela.organize.Right;
import java.util.List;

/** Who may open the addresses of the customer himself and of other programs. */
final class OthersAccess {

    static final List<Line> LINES = List.of(
            // the customer's own page
            line("GET", "/own/link", NOTHING),
            line("POST", "/own/link", NOTHING),
            line("GET", "/own/enter/{secret}", NOTHING),
            line("POST", "/own/enter", NOTHING),
            line("GET", "/own/identity", NOTHING),
            line("GET", "/own/identity/back", NOTHING), // signed by the provider
            line("POST", "/own/language", NOTHING),
            line("GET", "/own/erased", NOTHING), // shows the proof to the session that asked for it
            line("*", "/own", CUSTOMER),
            line("*", "/own/**", CUSTOMER),
            line("GET", "/customers/{id}/own", Right.SEE_CUSTOMERS),
            line("POST", "/customers/{id}/own/link", Right.ANSWER_CUSTOMERS),
            line("GET", "/customers/{id}/erasure", Right.ERASE_CUSTOMERS),
            line("POST", "/customers/{id}/erasure", Right.ERASE_CUSTOMERS),
            // other programs
            line("GET", "/health", NOTHING),
            line("GET", "/health/**", NOTHING),
            line("GET", "/metrics", Right.SEE_METRICS),
            line("GET", "/api/openapi.json", NOTHING),
            line("GET", "/api/openapi.json.yaml", NOTHING),
            line("GET", "/api/v1/self", ENTRY),
            line("GET", "/api/v1/customers", Right.SEE_CUSTOMERS),
            line("GET", "/api/v1/customers/{id}", Right.SEE_CUSTOMERS),
            line("GET", "/api/v1/customers/{id}/products", Right.SEE_CUSTOMERS),
            line("GET", "/api/v1/customers/{id}/documents", Right.SEE_CUSTOMERS),
            line("GET", "/api/v1/search", Right.SEE_CUSTOMERS),
            line("GET", "/api/v1/ledger", Right.SEE_REPORTS),
            line("GET", "/api/v1/segments", Right.SEE_CUSTOMERS),
            line("GET", "/api/v1/segments/{id}/members", Right.SEE_CUSTOMERS),
            line("GET", "/api/v1/portfolios", Right.SEE_CUSTOMERS),
            line("GET", "/api/v1/portfolios/{id}/customers", Right.SEE_CUSTOMERS),
            line("POST", "/api/v1/events/{kind}", Right.IMPORT),
            line("GET", "/api/v1/imports", Right.IMPORT),
            line("POST", "/api/v1/imports", Right.IMPORT),
            line("GET", "/api/v1/imports/{id}", Right.IMPORT),
            line("GET", "/api/v1/imports/{id}/flaws", Right.IMPORT),
            line("GET", "/api/v1/imports/{id}/signatures", Right.IMPORT),
            line("GET", "/api/v1/jobs", Right.SEE_JOBS),
            line("GET", "/api/v1/jobs/{id}", Right.SEE_JOBS));

    private OthersAccess() {}
}
