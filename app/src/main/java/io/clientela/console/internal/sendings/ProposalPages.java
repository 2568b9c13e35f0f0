package io.clientela.console.internal.sendings;

import io.clientela.console.internal.agreements.Consented;
import io.clientela.console.internal.agreements.StandingTerms;
import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.identify.Customers;
import io.clientela.interact.Agreements;
import io.clientela.interact.Agreements.Proof;
import io.clientela.interact.Agreements.Side;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The agreements of one customer as a card of his page, and the terms that staff proposes to him there (R35, R36). */
@Controller
class ProposalPages {

    private final Agreements agreements;
    private final Customers customers;
    private final Clock clock;

    ProposalPages(Agreements agreements, Customers customers, Clock clock) {
        this.agreements = agreements;
        this.customers = customers;
        this.clock = clock;
    }

    @GetMapping("/customers/{id}/agreements")
    ModelAndView panel(Page page, @PathVariable long id) {
        var all = agreements.of(id);
        var consented = Consented.of(agreements.consents(id));
        return page.show(
                "agreement/panel",
                "customerId",
                id,
                "agreements",
                all.stream().filter(StandingTerms::stands).toList(),
                "consented",
                consented.given(),
                "beside",
                consented.beside(all),
                "paused",
                agreements.paused(id).isPresent(),
                "form",
                StandingTerms.of(all, consented));
    }

    /** Proposes; it holds once the customer has accepted, on his own page or by his word to staff. */
    @PostMapping("/customers/{id}/agreements")
    ModelAndView propose(Page page, @PathVariable long id, @RequestParam Map<String, String> given) {
        if (customers.card(id).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no customer " + id);
        }
        var standing = StandingTerms.of(agreements.of(id), Consented.of(agreements.consents(id)));
        var proof = new Proof(SendingPages.who(page), "staff", page.say("agreement.propose.wording"), "");
        try {
            var terms = ProposalForm.read(standing, given, LocalDate.now(clock));
            agreements.propose(id, standing.dialogue(), terms, Side.FIRM, proof);
            return page.redirect("/customers/" + id, Notice.done(page.say("agreement.propose.done")));
        } catch (IllegalArgumentException e) {
            return page.redirect("/customers/" + id, Notice.problem(page.say("agreement.propose.wrong")));
        }
    }
}
