package io.clientela.console.internal.own;

import io.clientela.console.internal.security.Visitor;
import io.clientela.console.internal.shell.Page;
import io.clientela.identify.CustomerCard;
import io.clientela.identify.Customers;
import io.clientela.interact.Rewards;
import io.clientela.platform.Journal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** What a customer sees first on his own page: the question that waits, what he earned, where everything is (R9, R36, R37). */
@Controller
class OwnHome {

    private static final int ENTRIES = 30;

    private final Customers customers;
    private final Rewards rewards;
    private final Journal journal;

    OwnHome(Customers customers, Rewards rewards, Journal journal) {
        this.customers = customers;
        this.rewards = rewards;
        this.journal = journal;
    }

    @GetMapping("/own")
    ModelAndView home(Page page) {
        Visitor visitor = Visitor.present();
        long id = visitor.customerId();
        journal.record(Journal.Note.of(visitor.who(), "interact.own-seen", "customer:" + id));
        return page.show(
                "own/home",
                "name",
                customers.card(id).map(CustomerCard::name).orElse(""),
                "balance",
                rewards.balance(id),
                "entries",
                rewards.entries(id, ENTRIES));
    }
}
