package io.clientela.console.internal.own;

import io.clientela.console.internal.security.Visitor;
import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.identify.Corrections;
import io.clientela.identify.CustomerPage;
import io.clientela.identify.Customers;
import io.clientela.interact.Tracked;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.Journal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** What is known of a customer, from where, and what is worked out of it; he corrects it (R37, R44). */
@Controller
class OwnData {

    private static final int DOCUMENTS = 10;
    private static final int EVENTS = 30;

    private final KnownPart known;
    private final Customers customers;
    private final Corrections corrections;
    private final Tracked tracked;
    private final Journal journal;

    OwnData(KnownPart known, Customers customers, Corrections corrections, Tracked tracked, Journal journal) {
        this.tracked = tracked;
        this.known = known;
        this.customers = customers;
        this.corrections = corrections;
        this.journal = journal;
    }

    @GetMapping("/own/data")
    ModelAndView data(Page page) {
        Visitor visitor = Visitor.present();
        journal.record(Journal.Note.of(visitor.who(), "interact.own-seen", "customer:" + visitor.customerId()));
        return show(page, visitor, Optional.empty());
    }

    private ModelAndView show(Page page, Visitor visitor, Optional<Notice> problem) {
        long id = visitor.customerId();
        CustomerPage customer = known.page(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no customer " + id));
        Object[] parameters = {
            "values",
            OwnValues.of(customer),
            "documents",
            customers.documents(id, Optional.empty(), DOCUMENTS),
            "habits",
            known.habits(id, page.words()),
            "standing",
            known.standing(id),
            "segments",
            known.segments(id, page.words()),
            "events",
            tracked.of(id, EVENTS)
        };
        return problem.isPresent()
                ? page.showAgain(problem.get(), "own/data", parameters)
                : page.show("own/data", parameters);
    }

    /** One field, or the address as a whole. */
    @PostMapping("/own/data/correct")
    ModelAndView correct(Page page, @RequestParam Map<String, String> parameters) {
        Visitor visitor = Visitor.present();
        Map<String, String> said = new LinkedHashMap<>();
        Stream.concat(Corrections.FIELDS.stream(), Corrections.ADDRESS.stream())
                .filter(parameters::containsKey)
                .forEach(field -> said.put(field, parameters.getOrDefault(field, "")));
        Outcome<Long> taken = corrections.correct(visitor.customerId(), said, visitor.who());
        if (taken instanceof Outcome.Unknown<Long> why) {
            String reason = why.reason().equals("nothing")
                    ? page.say("own.data.nothing")
                    : page.say("own.data.flawed", page.words().code("flaw", why.reason()));
            return show(page, visitor, Optional.of(Notice.problem(reason)));
        }
        return page.redirect("/own/data", Notice.done(page.say("own.data.corrected")));
    }

    /** The next documents, for htmx. */
    @GetMapping("/own/purchases")
    ModelAndView purchases(Page page, @RequestParam String cursor) {
        long id = Visitor.present().customerId();
        return page.show("own/purchases", "documents", customers.documents(id, Optional.of(cursor), DOCUMENTS));
    }

    /** The lines of one of his documents, for htmx; those of others do not exist for him. */
    @GetMapping("/own/purchases/{id}")
    ModelAndView lines(Page page, @PathVariable long id) {
        var buyer = customers.buyerOf(id);
        if (buyer.isEmpty() || buyer.getAsLong() != Visitor.present().customerId()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no purchase " + id);
        }
        List<CustomerPage.PurchaseLine> lines = customers.lines(id);
        return page.show("own/lines", "lines", lines);
    }
}
