package io.clientela.console.internal.conversations;

import io.clientela.console.internal.shell.Page;
import io.clientela.identify.Customers;
import io.clientela.interact.Intensity;
import io.clientela.interact.Intensity.Behind;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** How intense the dialogue is, and how effective contacts are, beside what customers buy (R39). */
@Controller
class IntensityPages {

    private static final int ROWS = 200;

    private final Intensity intensity;
    private final Customers customers;

    IntensityPages(Intensity intensity, Customers customers) {
        this.intensity = intensity;
        this.customers = customers;
    }

    @GetMapping("/conversations/intensity")
    ModelAndView show(Page page) {
        var months = intensity.months();
        return page.show("conversation/intensity", "view", new IntensityView(months, intensity.bands(), page.words()));
    }

    @GetMapping("/conversations/intensity/customers")
    ModelAndView behind(
            Page page, @RequestParam(defaultValue = "") String band, @RequestParam(defaultValue = "") String month) {
        var chosen = month(month);
        int exchanges = band.matches("[0-" + Intensity.MOST + "]") ? Integer.parseInt(band) : Intensity.MOST;
        var rows = intensity.behind(OptionalInt.of(exchanges), chosen, ROWS);
        return page.show(
                "conversation/behind",
                "rows",
                rows,
                "title",
                chosen.map(one -> page.say("conversation.behind.month", IntensityView.name(one, page.words())))
                        .orElseGet(() -> IntensityView.band(exchanges, page.words())),
                "cards",
                Talk.cards(customers, rows.stream().map(Behind::customerId).toList()));
    }

    private static Optional<YearMonth> month(String text) {
        try {
            return Optional.of(YearMonth.parse(text)).filter(month -> month.getYear() > 1900 && month.getYear() < 3000);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    @GetMapping("/conversations/intensity.csv")
    void csv(HttpServletResponse response) throws IOException {
        offer(response, "dialogue-by-month.csv");
        intensity.exportCsv(response.getOutputStream());
    }

    @GetMapping("/conversations/intensity/customers.csv")
    void customersCsv(HttpServletResponse response) throws IOException {
        offer(response, "dialogue-by-customer.csv");
        intensity.exportCustomersCsv(response.getOutputStream());
    }

    private static void offer(HttpServletResponse response, String name) {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }
}
