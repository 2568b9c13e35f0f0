package io.clientela.console.internal.portfolios;

import io.clientela.console.internal.customers.Figures;
import io.clientela.console.internal.shell.Words;
import io.clientela.console.internal.worth.WorthWords;
import io.clientela.differentiate.Standing;
import io.clientela.differentiate.Standings;
import io.clientela.differentiate.Standings.Choice;
import io.clientela.differentiate.Standings.Sum;
import io.clientela.identify.CustomerCard;
import io.clientela.identify.Customers;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.springframework.stereotype.Component;

/** Named customers with where they stand, page by page. */
@Component
public class Members {

    /** How many customers a page shows. */
    static final int ROWS = 50;

    private final Standings standings;
    private final Customers customers;

    Members(Standings standings, Customers customers) {
        this.standings = standings;
        this.customers = customers;
    }

    /** One customer by name. */
    public record Member(CustomerCard card, Standing standing) {}

    /**
     * Some customers.
     *
     * @param next the address of those who follow
     */
    public record Rows(List<Member> members, Optional<String> next) {

        public Rows {
            members = List.copyOf(members);
        }
    }

    /** The customers of a choice; the next ones are found at this address with the cursor behind it. */
    Rows of(Choice choice, String cursor, String address) {
        var some = standings.list(choice, cursor.isEmpty() ? null : cursor, ROWS);
        return new Rows(
                named(some.rows()),
                some.next().map(next -> address + (address.contains("?") ? "&" : "?") + "cursor=" + next));
    }

    /** Standings with the names of their customers. */
    List<Member> named(List<Standing> rows) {
        Map<Long, CustomerCard> cards = new HashMap<>();
        customers
                .cards(rows.stream().map(Standing::customerId).toList())
                .forEach(card -> cards.put(card.customerId(), card));
        return rows.stream()
                .flatMap(row -> Optional.ofNullable(cards.get(row.customerId())).stream()
                        .map(card -> new Member(card, row)))
                .toList();
    }

    /** A value in whole units of its currency; a dash where there is none. */
    public static String value(OptionalDouble value, String currency, Words words) {
        return value.isEmpty() || currency.isEmpty() ? "–" : money(value.getAsDouble(), currency, words);
    }

    /** The interval of a sum in whole units of a currency; empty where there is none. */
    public static String range(Sum sum, String currency, Words words) {
        var interval = sum.interval();
        return interval == null ? "" : WorthWords.range(interval, currency, words);
    }

    /** An amount in whole units of a currency. */
    public static String money(double value, String currency, Words words) {
        return Figures.whole(BigDecimal.valueOf(value), currency, words);
    }

    /** Writes a file. */
    @FunctionalInterface
    interface Writing {
        void to(OutputStream out);
    }

    /** Sends a file. */
    static void send(HttpServletResponse response, String name, Writing writing) throws IOException {
        response.setContentType(name.endsWith(".csv") ? "text/csv;charset=UTF-8" : "application/vnd.apache.parquet");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        writing.to(response.getOutputStream());
    }
}
