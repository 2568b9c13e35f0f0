package io.clientela.console.internal.portfolios;

import io.clientela.console.internal.shell.Page;
import io.clientela.differentiate.Standings;
import io.clientela.differentiate.Standings.Choice;
import io.clientela.differentiate.Standings.Look;
import io.clientela.differentiate.Standings.RfmCell;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Recency, frequency and amount in fifths, each cell opening to its customers. */
@Controller
class RfmPages {

    private final Standings standings;
    private final Members members;

    RfmPages(Standings standings, Members members) {
        this.standings = standings;
        this.members = members;
    }

    @GetMapping("/rfm")
    ModelAndView table(Page page) {
        List<RfmCell> cells = standings.rfm();
        return page.show(
                "portfolios/rfm",
                "look",
                standings.latest(),
                "cells",
                cells,
                "most",
                cells.stream().mapToDouble(cell -> cell.sum().value()).max().orElse(0),
                "currency",
                standings.latest().map(Look::currency).orElse("EUR"));
    }

    @GetMapping("/rfm/{recency}/{frequency}")
    ModelAndView cell(
            Page page,
            @PathVariable int recency,
            @PathVariable int frequency,
            @RequestParam Optional<Integer> amount,
            @RequestParam(defaultValue = "") String cursor) {
        var choice = Choice.ofRfm(recency, frequency, amount.orElse(null));
        String address = "/rfm/" + recency + "/" + frequency
                + amount.map(one -> "?amount=" + one).orElse("");
        var rows = members.of(choice, cursor, address);
        if (page.isFragment() && !cursor.isEmpty()) {
            return page.show("portfolios/rows", "rows", rows);
        }
        return page.show(
                "portfolios/cell",
                "title",
                page.say("portfolio.rfm.cell", recency, frequency),
                "count",
                standings.count(choice),
                "rows",
                rows,
                "back",
                "/rfm",
                "backText",
                page.say("portfolio.rfm.title"),
                "export",
                "/rfm/export.csv?recency=" + recency + "&frequency=" + frequency);
    }

    @GetMapping("/rfm/export.csv")
    void csv(
            @RequestParam Optional<Integer> recency,
            @RequestParam Optional<Integer> frequency,
            HttpServletResponse response)
            throws IOException {
        var choice = recency.isPresent() && frequency.isPresent()
                ? Choice.ofRfm(recency.get(), frequency.get(), null)
                : Choice.ALL;
        Members.send(response, "rfm.csv", out -> standings.exportCsv(choice, out));
    }
}
