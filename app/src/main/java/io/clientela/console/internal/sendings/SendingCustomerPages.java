package io.clientela.console.internal.sendings;

import io.clientela.console.internal.shell.Page;
import io.clientela.identify.CustomerCard;
import io.clientela.identify.Customers;
import io.clientela.interact.Message.State;
import io.clientela.interact.Sendings;
import io.clientela.interact.Sendings.Line;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** The named customers behind each count of a sending, with what became of the message of each. */
@Controller
class SendingCustomerPages {

    private static final int ROWS = 50;

    private final Sendings sendings;
    private final Customers customers;

    SendingCustomerPages(Sendings sendings, Customers customers) {
        this.sendings = sendings;
        this.customers = customers;
    }

    /** The query of the address of those whose message stands in a state, of these perhaps for one reason. */
    static String query(State state, Optional<String> reason) {
        return UriComponentsBuilder.newInstance()
                .queryParam("state", code(state))
                .queryParamIfPresent("reason", reason)
                .encode()
                .toUriString()
                .substring(1);
    }

    private static String code(State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @GetMapping("/sendings/{id}/customers")
    ModelAndView show(
            Page page,
            @PathVariable long id,
            @RequestParam String state,
            @RequestParam Optional<String> reason,
            @RequestParam(defaultValue = "0") long after) {
        var sending = sendings.find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no sending " + id));
        State asked = state(state);
        List<Line> lines = sendings.messages(id, asked, reason, after, ROWS + 1);
        var shown = lines.subList(0, Math.min(ROWS, lines.size()));
        var cards = customers
                .cards(shown.stream().map(Line::customerId).distinct().toList())
                .stream()
                .collect(Collectors.toMap(CustomerCard::customerId, Function.identity()));
        String next = lines.size() > ROWS
                ? query(asked, reason) + "&after=" + shown.getLast().messageId()
                : "";
        return page.show(
                "sending/customers",
                "sending",
                sending,
                "title",
                reason.map(key -> SendingView.reason(key, page.words()))
                        .orElseGet(() -> page.words().name("gate.state", asked)),
                "lines",
                shown,
                "cards",
                cards,
                "next",
                next);
    }

    private static State state(String code) {
        try {
            return State.valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no state of messages: " + code, e);
        }
    }
}
