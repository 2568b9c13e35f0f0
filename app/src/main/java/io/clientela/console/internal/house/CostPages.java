package io.clientela.console.internal.house;

import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.console.internal.shell.Words;
import io.clientela.identify.CustomerFilter;
import io.clientela.identify.Customers;
import io.clientela.organize.Installation;
import io.clientela.organize.RunningCost;
import io.clientela.organize.RunningCost.Assumptions;
import io.clientela.platform.Ground;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What the installation itself costs for each customer and year, and what that rests on (R15). */
@Controller
class CostPages {

    private final Installation installation;
    private final Customers customers;
    private final Ground ground;

    CostPages(Installation installation, Customers customers, Ground ground) {
        this.installation = installation;
        this.customers = customers;
        this.ground = ground;
    }

    @GetMapping("/system/cost")
    ModelAndView cost(Page page) {
        return page.show("house/cost", "cost", cost(), "measured", measured(page.words()));
    }

    @PostMapping("/system/cost")
    ModelAndView assume(Page page, @RequestParam Map<String, String> given) {
        try {
            installation.assumeCost(assumptions(given), page.signedIn());
        } catch (IllegalArgumentException e) {
            return page.showAgain(
                    Notice.problem(page.say("house.cost.unreadable")),
                    "house/cost",
                    "cost",
                    cost(),
                    "measured",
                    measured(page.words()));
        }
        return page.redirect("/system/cost", Notice.done(page.say("house.cost.saved")));
    }

    private RunningCost cost() {
        return new RunningCost(
                installation.assumedCost(), customers.count(CustomerFilter.ALL).value());
    }

    private Map<String, String> measured(Words words) {
        long disk = ground.storage().bytes();
        long count = customers.count(CustomerFilter.ALL).value();
        Runtime machine = Runtime.getRuntime();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(words.say("house.cost.customers"), words.number(count));
        facts.put(words.say("house.system.size"), words.bytes(disk));
        if (count > 0) {
            facts.put(words.say("house.cost.disk-each"), words.bytes(disk / count));
        }
        facts.put(words.say("house.system.memory"), words.bytes(machine.totalMemory() - machine.freeMemory()));
        facts.put(words.say("house.system.processors"), words.number(machine.availableProcessors()));
        return facts;
    }

    private static Assumptions assumptions(Map<String, String> given) {
        return new Assumptions(
                given.getOrDefault("currency", "").strip(),
                amount(given, "machine-price"),
                years(given),
                amount(given, "watts"),
                amount(given, "kilowatt-hour-price"),
                amount(given, "hours-per-month"),
                amount(given, "hour-price"));
    }

    private static int years(Map<String, String> given) {
        try {
            return amount(given, "machine-years").intValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("no whole years: " + given.get("machine-years"), e);
        }
    }

    /** A number with a point or a comma before its decimals. */
    private static BigDecimal amount(Map<String, String> given, String name) {
        try {
            return new BigDecimal(given.getOrDefault(name, "").strip().replace(',', '.'));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is no number: " + given.get(name), e);
        }
    }
}
