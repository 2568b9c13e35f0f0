package io.clientela.console.internal.worth;

import io.clientela.console.internal.shell.Page;
import io.clientela.differentiate.Features;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The habits of one customer in words, a card of the customer's page. */
@Controller
class HabitPages {

    private final Features features;

    HabitPages(Features features) {
        this.features = features;
    }

    /** The card, for htmx. */
    @GetMapping("/customers/{id}/habits")
    ModelAndView habits(Page page, @PathVariable long id) {
        return page.show("worth/habits", "lines", HabitLines.of(features.of(id), page.words()));
    }
}
