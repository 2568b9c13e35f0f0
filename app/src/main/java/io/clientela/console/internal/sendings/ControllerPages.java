package io.clientela.console.internal.sendings;

import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.interact.DataController;
import io.clientela.interact.DataController.Item;
import io.clientela.interact.DataController.Statement;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What the firm says of itself as controller of personal data, for the receipts of consents (R34). */
@Controller
class ControllerPages {

    private static final int SHOWN = 20;

    private final DataController controller;

    ControllerPages(DataController controller) {
        this.controller = controller;
    }

    @GetMapping("/agreements/controller")
    ModelAndView show(Page page) {
        return page.show("agreement/controller", model(stated()));
    }

    /** What stands in the form: what was stated last; before anything was, what the installation knows. */
    private Map<Item, String> stated() {
        return controller.latest().map(Statement::said).orElseGet(controller::known);
    }

    private Object[] model(Map<Item, String> said) {
        return new Object[] {
            "said",
            said,
            "missing",
            controller.latest().map(Statement::missing).orElseGet(() -> DataController.missing(Map.of())),
            "statements",
            controller.statements(SHOWN)
        };
    }

    @PostMapping("/agreements/controller")
    ModelAndView state(Page page, @RequestParam Map<String, String> given) {
        var said = new EnumMap<Item, String>(Item.class);
        Arrays.stream(Item.values()).forEach(item -> said.put(item, given.getOrDefault(item.name(), "")));
        List<Item> unreadable = controller.state(said, SendingPages.who(page));
        if (unreadable.isEmpty()) {
            return page.redirect("/agreements/controller", Notice.done(page.say("controller.done")));
        }
        String which = unreadable.stream()
                .map(item -> page.words().name("controller.item", item))
                .collect(Collectors.joining(", "));
        return page.showAgain(Notice.problem(page.say("controller.wrong", which)), "agreement/controller", model(said));
    }
}
