package io.clientela.console.internal.own;

import io.clientela.console.internal.shell.CustomerPanel;
import io.clientela.console.internal.shell.CustomerPanel.Place;
import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.identify.CustomerCard;
import io.clientela.identify.Customers;
import io.clientela.identify.Erasures;
import io.clientela.interact.CustomerRights;
import io.clientela.interact.OwnPage;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** What the staff can do about a customer's own page: make a link for him, carry out his wish to be forgotten (R34, R37). */
@Controller
class StaffDoor {

    private final OwnPage ownPage;
    private final CustomerRights rights;
    private final Erasures erasures;
    private final Customers customers;
    private final String address;

    StaffDoor(
            OwnPage ownPage,
            CustomerRights rights,
            Erasures erasures,
            Customers customers,
            @Value("${clientela.public-address}") String address) {
        this.ownPage = ownPage;
        this.rights = rights;
        this.erasures = erasures;
        this.customers = customers;
        this.address = address.replaceAll("/+$", "");
    }

    @Bean
    static CustomerPanel ownPanel() {
        return new CustomerPanel(90, Place.SIDE, "own", "own.staff.title", "/customers/{id}/own", null);
    }

    @GetMapping("/customers/{id}/own")
    ModelAndView panel(Page page, @PathVariable long id) {
        return page.show(
                "own/panel",
                "customerId",
                id,
                "rights",
                rights.of(id),
                "erased",
                erasures.of(id).isPresent());
    }

    @PostMapping("/customers/{id}/own/link")
    ModelAndView link(Page page, @PathVariable long id) {
        OwnPage.Link link;
        try {
            link = ownPage.link(id, who(page));
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, e.getMessage(), e);
        }
        return page.show(
                "own/link",
                "customerId",
                id,
                "name",
                name(id),
                "link",
                address + link.path(),
                "expires",
                link.expires());
    }

    @GetMapping("/customers/{id}/erasure")
    ModelAndView erasure(Page page, @PathVariable long id) {
        return page.show("own/erasure", "customerId", id, "name", name(id), "report", erasures.of(id));
    }

    /** The number, typed once more, says that it is meant. */
    @PostMapping("/customers/{id}/erasure")
    ModelAndView erase(Page page, @PathVariable long id, @RequestParam(defaultValue = "") String number) {
        if (!number.strip().equals(String.valueOf(id))) {
            Notice why = Notice.problem(page.say("own.erasure.number-wrong"));
            return page.showAgain(why, "own/erasure", "customerId", id, "name", name(id), "report", erasures.of(id));
        }
        long job;
        try {
            job = erasures.request(id, who(page));
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, e.getMessage(), e);
        }
        return page.redirect("/customers/" + id + "/erasure", Notice.done(page.say("own.erasure.begun", job)));
    }

    private static String who(Page page) {
        return "user:" + page.signedIn().called();
    }

    private String name(long id) {
        return customers.card(id).map(CustomerCard::name).orElse("");
    }
}
