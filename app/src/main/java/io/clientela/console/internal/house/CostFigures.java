package io.clientela.console.internal.house;

import io.clientela.console.internal.shell.Words;
import io.clientela.kernel.value.Money;
import io.clientela.kernel.value.Outcome;
import io.clientela.organize.RunningCost;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;

/** The running cost as its page writes it: each part with the sum that it comes from. */
public final class CostFigures {

    private static final MathContext SHOWN = new MathContext(3);

    private final RunningCost cost;
    private final Words words;

    /** The figures in the reader's language. */
    public CostFigures(RunningCost cost, Words words) {
        this.cost = cost;
        this.words = words;
    }

    /** A part of the cost of a year, and how it is reckoned. */
    public record Part(String name, String formula, String amount) {}

    /** The parts, and their sum last. */
    public List<Part> parts() {
        var assumed = cost.assumed();
        return List.of(
                new Part(
                        words.say("house.cost.machine"),
                        words.number(assumed.machinePrice()) + " / " + assumed.machineYears(),
                        money(cost.machine())),
                new Part(
                        words.say("house.cost.power"),
                        words.number(assumed.watts()) + " / 1000 × 24 × 365 × "
                                + words.number(assumed.kilowattHourPrice()),
                        money(cost.power())),
                new Part(
                        words.say("house.cost.work"),
                        words.number(assumed.hoursPerMonth()) + " × 12 × " + words.number(assumed.hourPrice()),
                        money(cost.work())),
                new Part(words.say("house.cost.total"), "", money(cost.total())));
    }

    /** The cost of a customer and year, to three significant figures; a dash while there are no customers. */
    public String each() {
        return switch (cost.perCustomer()) {
            case Outcome.Known<BigDecimal> known ->
                words.money(new Money(known.value().round(SHOWN), currency()));
            case Outcome.Unknown<BigDecimal> unknown -> "–";
        };
    }

    /** How that is reckoned. */
    public String eachFormula() {
        return cost.customers() == 0
                ? words.say("house.cost.no-customers")
                : words.number(cost.total().setScale(2, RoundingMode.HALF_UP)) + " / " + words.number(cost.customers());
    }

    /** A number as it stands in a form. */
    public String plain(BigDecimal number) {
        return number.toPlainString();
    }

    private String money(BigDecimal amount) {
        return words.money(new Money(amount, currency()).rounded());
    }

    private Currency currency() {
        return Currency.getInstance(cost.assumed().currency());
    }
}
