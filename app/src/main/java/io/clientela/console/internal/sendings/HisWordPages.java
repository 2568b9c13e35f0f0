package io.clientela.console.internal.sendings;

import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.identify.Customers;
import io.clientela.interact.Agreements;
import io.clientela.interact.Agreements.Proof;
import io.clientela.interact.CustomerRights;
import io.clientela.interact.CustomerRights.Kind;
import io.clientela.interact.Medium;
import io.clientela.interact.Purpose;
import io.clientela.platform.Journal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/**
 * What a customer told somebody of the firm, by phone or across the counter: no more of this, leave me alone, do not contact
 * me. Effective at once in every queue, as if he had done it himself, with his words and how they were said (R34, R37).
 */
@Controller
class HisWordPages {

    private final Agreements agreements;
    private final CustomerRights rights;
    private final Customers customers;
    private final Journal journal;

    HisWordPages(Agreements agreements, CustomerRights rights, Customers customers, Journal journal) {
        this.agreements = agreements;
        this.rights = rights;
        this.customers = customers;
        this.journal = journal;
    }

    /**
     * Writes down what he said.
     *
     * @param what {@code all}, {@code pause}, {@code resume}, {@code no-contact}, or a purpose and a medium as {@code
     *     NEWS/EMAIL}
     * @param until the last day of a pause, empty until he says otherwise
     * @param wording his words
     * @param evidence how he said it
     */
    @PostMapping("/customers/{id}/word")
    ModelAndView word(
            Page page,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String wording,
            @RequestParam(defaultValue = "") String evidence) {
        if (customers.card(id).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no customer " + id);
        }
        String back = "/customers/" + id;
        if (wording.isBlank() || evidence.isBlank()) {
            return page.redirect(back, Notice.problem(page.say("agreement.word.no-proof")));
        }
        Proof proof = new Proof(SendingPages.who(page), "staff", wording.strip(), evidence.strip());
        try {
            take(id, what, until, page.words().zone(), proof);
        } catch (IllegalArgumentException | DateTimeException e) {
            return page.redirect(back, Notice.problem(page.say("agreement.word.wrong")));
        }
        return page.redirect(back, Notice.done(page.say("agreement.word.done")));
    }

    private void take(long id, String what, String until, ZoneId zone, Proof proof) {
        switch (what) {
            case "all" -> agreements.leave(id, Optional.empty(), Optional.empty(), proof);
            case "pause" ->
                agreements.pause(id, until.isBlank() ? Optional.empty() : Optional.of(after(until, zone)), proof);
            case "resume" -> agreements.resume(id, proof);
            case "no-contact" -> {
                rights.set(id, Kind.DO_NOT_CONTACT, true, proof.who(), proof.how());
                journal.record(new Journal.Note(
                        proof.who(),
                        "interact.word",
                        "customer:" + id,
                        Map.of("what", what, "how", proof.evidence()),
                        proof.wording(),
                        ""));
            }
            default -> {
                int slash = what.indexOf('/');
                if (slash < 0) {
                    throw new IllegalArgumentException("nothing to leave: '" + what + "'");
                }
                var purpose = Purpose.valueOf(what.substring(0, slash));
                var medium = Medium.valueOf(what.substring(slash + 1));
                agreements.leave(id, Optional.of(purpose), Optional.of(medium), proof);
            }
        }
    }

    /** The first moment after a day. */
    private static Instant after(String day, ZoneId zone) {
        return LocalDate.parse(day).plusDays(1).atStartOfDay(zone).toInstant();
    }
}
