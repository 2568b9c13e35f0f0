package io.clientela.console.internal.worth;

import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.ValueRun;
import io.clientela.differentiate.ValueRun.Fitted;
import io.clientela.kernel.lifetime.Accuracy;
import io.clientela.kernel.lifetime.Backtest;
import io.clientela.kernel.lifetime.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The model: how well it predicted last time, why it was taken, what is to be said against it.
 *
 * @param run the computation
 * @param fitted what came of it
 * @param words of the reader
 */
public record ModelView(ValueRun run, Fitted fitted, Words words) {

    /** The test of the chosen model. */
    public Optional<Backtest> test() {
        return fitted.choice().backtests().stream().findFirst();
    }

    /** How well it predicted, in sentences. */
    public List<String> verdict() {
        if (test().isEmpty()) {
            return List.of(words.say("lifetime.unknown.too-short-for-a-test"));
        }
        var test = test().get();
        List<String> said = new ArrayList<>();
        said.add(words.say(
                test.inside() ? "worth.test.inside" : "worth.test.outside",
                test.days(),
                words.number(Math.round(test.total().estimate())),
                WorthWords.range(test.total(), words),
                test.actual()));
        said.add(words.say(
                test.better() ? "worth.test.better" : "worth.test.worse",
                words.number(test.accuracy().meanAbsoluteError(), 3),
                words.number(test.naive().meanAbsoluteError(), 3),
                words.number(Math.round(test.naive().predicted()))));
        said.add(words.say("worth.test.covered", words.percent(test.covered())));
        said.add(money(test));
        test.spend()
                .ifPresent(money -> said.add(words.say(
                        money.better() ? "worth.test.spend.better" : "worth.test.spend.worse",
                        money(money.accuracy().meanAbsoluteError()),
                        money(money.naive().meanAbsoluteError()),
                        money(money.naive().predicted()))));
        return said;
    }

    /** The same in brief, for pages that show values: purchases and money in all. */
    public String told() {
        return test().map(test -> verdict().getFirst() + " " + money(test))
                .orElseGet(() -> verdict().getFirst());
    }

    private String money(Backtest test) {
        if (test.spend().isEmpty()) {
            return words.say("worth.test.spend.none");
        }
        var money = test.spend().get();
        return money.total()
                .map(total -> words.say(
                        money.inside() ? "worth.test.spend.inside" : "worth.test.spend.outside",
                        money(total.estimate()),
                        WorthWords.range(total, currency(), words),
                        money(money.actual())))
                .orElseGet(() -> words.say(
                        "worth.test.spend.unbounded", money(money.accuracy().predicted()), money(money.actual())));
    }

    private String currency() {
        return run.question().currency();
    }

    private String money(double amount) {
        return WorthWords.money(amount, currency(), words);
    }

    /** Whether the chosen model stands its test in every respect: purchases and money, in all and customer by customer. */
    public boolean good() {
        return test().map(test -> test.inside()
                        && test.better()
                        && test.spend()
                                .map(money -> money.inside() && money.better())
                                .orElse(false))
                .orElse(false);
    }

    /** The tenths of the customers as a chart: what was predicted and what came. */
    public String tenths(Accuracy accuracy) {
        List<String> categories = new ArrayList<>();
        List<Double> predicted = new ArrayList<>();
        List<Double> actual = new ArrayList<>();
        for (var decile : accuracy.deciles()) {
            categories.add(String.valueOf(categories.size() + 1));
            predicted.add(Math.round(1000 * decile.predicted()) / 1000.0);
            actual.add(Math.round(1000 * decile.actual()) / 1000.0);
        }
        Map<String, List<Double>> series = new LinkedHashMap<>();
        series.put(words.say("worth.test.predicted"), predicted);
        series.put(words.say("worth.test.actual"), actual);
        return Charts.bars(categories, series, words.say("worth.test.tenths"));
    }

    /** How far off the tenths are, in a sentence. */
    public String tenthsSay(Accuracy accuracy) {
        double off = accuracy.deciles().stream()
                .mapToDouble(decile -> Math.abs(decile.predicted() - decile.actual()))
                .average()
                .orElse(0);
        var top = accuracy.deciles().getLast();
        return words.say(
                "worth.test.tenths.say",
                words.number(top.predicted(), 2),
                words.number(top.actual(), 2),
                words.number(off, 2));
    }

    /** Name of the model and why it was taken. */
    public String chosen() {
        return words.say(
                "worth.model.chosen",
                words.code("lifetime.model", fitted.choice().model().code()),
                words.code("lifetime.choice", fitted.choice().reason().code()),
                words.say("lifetime.form."
                        + fitted.form()
                                .name()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace('_', '-')));
    }

    /** All parameters: those of purchases, then those of spend. */
    public List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>(fitted.parameters());
        fitted.spend().ifPresent(spend -> all.addAll(spend.parameters()));
        return all;
    }

    /** A parameter in the reader's way. */
    public String parameter(double value) {
        return words.number(value, Math.abs(value) >= 100 ? 1 : Math.abs(value) >= 1 ? 3 : 4);
    }

    /** The contract form in words, where customers buy as by contract. */
    public Optional<String> contract() {
        return fitted.rhythm()
                .contract()
                .map(form -> words.say(
                        "worth.contract",
                        fitted.rhythm().medianGap(),
                        words.percent(form.retention().getFirst()),
                        words.percent(form.retention().getLast())));
    }
}
