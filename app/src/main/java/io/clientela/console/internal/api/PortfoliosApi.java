package io.clientela.console.internal.api;

import io.clientela.differentiate.Portfolios;
import io.clientela.differentiate.Portfolios.Portfolio;
import io.clientela.differentiate.Standings;
import io.clientela.differentiate.Standings.Choice;
import io.clientela.differentiate.Standings.Some;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The mini-portfolios and their customers, for other programs (R16, R22). */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Portfolios")
class PortfoliosApi {

    private static final int MOST = 500;

    private final Portfolios portfolios;
    private final Standings standings;

    PortfoliosApi(Portfolios portfolios, Standings standings) {
        this.portfolios = portfolios;
        this.standings = standings;
    }

    @GetMapping("/portfolios")
    @Operation(summary = "The mini-portfolios in force, with size, value, owner and whom they take")
    List<Portfolio> all() {
        return portfolios.all();
    }

    @GetMapping("/portfolios/{id}/customers")
    @Operation(summary = "Where the customers of a portfolio stand, the largest value first, by cursor")
    Some customers(
            @PathVariable long id,
            @RequestParam Optional<String> cursor,
            @RequestParam(defaultValue = "100") int limit) {
        if (portfolios.find(id).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no portfolio " + id);
        }
        return standings.list(Choice.ofPortfolio(id), cursor.orElse(null), Limit.checked(limit, MOST));
    }
}
