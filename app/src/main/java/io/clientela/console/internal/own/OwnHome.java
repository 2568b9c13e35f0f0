package io.clientela.console.internal.own;

import io.clientela.console.internal.security.Visitor;
import io.clientela.console.internal.shell.Page;
import io.clientela.identify.CustomerCard;
import io.clientela.identify.Customers;
import io.clientela.platform.Journal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** What a customer sees first on his own page (R37). */
@Controller
class OwnHome {

    private final Customers customers;
    private final Journal journal;

    OwnHome(Customers customers, Journal journal) {
        this.customers = customers;
        this.journal = journal;
    }

    @GetMapping("/own")
    ModelAndView home(Page page) {
        Visitor visitor = Visitor.present();
        journal.record(Journal.Note.of(visitor.who(), "interact.own-seen", "customer:" + visitor.customerId()));
        return page.show(
                "own/home",
                "name",
                customers.card(visitor.customerId()).map(CustomerCard::name).orElse(""));
    }
}
