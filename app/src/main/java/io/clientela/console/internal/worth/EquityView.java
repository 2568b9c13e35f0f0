package io.clientela.console.internal.worth;

import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.ValueRun;
import io.clientela.differentiate.ValueRun.Cause;
import io.clientela.differentiate.ValueRun.Fitted;
import io.clientela.differentiate.ValueRun.Slice;
import io.clientela.kernel.value.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The value of all customers: now, a quarter ago, what moved it, how it is spread.
 *
 * @param run the computation
 * @param fitted what came of it
 * @param words of the reader
 */
public record EquityView(ValueRun run, Fitted fitted, Words words) {

    /** One step of what moved the value, in whole units of the currency; the steps add up. */
    public record Step(
            String name,
            String rule,
            long customers,
            long from,
            long to,
            Optional<Cause> cause,
            Optional<Interval> interval) {

        /** What the step adds. */
        public long change() {
            return to - from;
        }

        /** Where its customers are listed. */
        public String href() {
            return cause.filter(one -> one != Cause.LEARNED)
                    .map(one ->
                            "/worth/customers?sort=change&cause=" + one.name().toLowerCase(Locale.ROOT))
                    .orElse("/worth/customers");
        }
    }

    /** The value now. */
    public Optional<Interval> now() {
        return fitted.totals().value();
    }

    /** The value a quarter ago. */
    public Optional<Interval> before() {
        return fitted.totals().valueBefore();
    }

    /** An amount of the run's currency. */
    public String money(double amount) {
        return WorthWords.money(amount, run.question().currency(), words);
    }

    /** An amount with its sign. */
    public String signed(long amount) {
        return (amount > 0 ? "+" : amount < 0 ? "\u2212" : "") + money((double) Math.abs(amount));
    }

    /** The interval of an amount. */
    public String range(Interval interval) {
        return WorthWords.range(interval, run.question().currency(), words);
    }

    /** How much more or less than a quarter ago. */
    public String change() {
        long difference = Math.round(now().orElseThrow().estimate())
                - Math.round(before().orElseThrow().estimate());
        return words.say(
                "worth.change",
                signed(difference),
                words.percent(
                        difference / Math.max(1, Math.abs(before().orElseThrow().estimate()))));
    }

    /**
     * What moved the value. Each step runs from one rounded level to the next, so that they add up exactly, whatever is
     * rounded.
     */
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        if (fitted.moves().isEmpty() || before().isEmpty()) {
            return steps;
        }
        double level = before().get().estimate();
        steps.add(sum("worth.step.before", level));
        for (var move : fitted.moves()) {
            double next = level + move.change();
            steps.add(new Step(
                    words.name("worth.cause", move.cause()),
                    words.name("worth.rule", move.cause()),
                    move.customers(),
                    Math.round(level),
                    Math.round(next),
                    Optional.of(move.cause()),
                    move.interval()));
            level = next;
        }
        steps.add(sum("worth.step.now", level));
        return steps;
    }

    private Step sum(String key, double level) {
        return new Step(words.say(key), "", 0, 0, Math.round(level), Optional.empty(), Optional.empty());
    }

    /** The chart of what moved the value. */
    public String waterfall() {
        return Charts.waterfall(steps().stream()
                .map(step -> new Charts.Bar(
                        step.name(),
                        step.from(),
                        step.to(),
                        step.cause().isEmpty(),
                        step.cause().isEmpty() ? money((double) step.to()) : signed(step.change()),
                        step.href()))
                .toList());
    }

    /** What moved most, in a sentence. */
    public String waterfallSays() {
        var moves = fitted.moves().stream()
                .filter(move -> move.cause() != Cause.LEARNED)
                .sorted((one, other) -> Double.compare(Math.abs(other.change()), Math.abs(one.change())))
                .toList();
        return words.say(
                "worth.waterfall.says",
                words.name("worth.cause", moves.get(0).cause()),
                signed(Math.round(moves.get(0).change())),
                words.name("worth.cause", moves.get(1).cause()),
                signed(Math.round(moves.get(1).change())));
    }

    /**
     * A point of the curve: a share of the customers, the best first, with the share of the value that they hold.
     *
     * @param customers the share of customers
     * @param value the share of value
     * @param slice the last slice
     */
    public record Point(double customers, double value, Slice slice) {}

    /** The curve of concentration. */
    public List<Point> curve() {
        double all = fitted.slices().stream().mapToDouble(Slice::value).sum();
        long customers = fitted.slices().stream().mapToLong(Slice::customers).sum();
        List<Point> points = new ArrayList<>();
        double value = 0;
        long seen = 0;
        for (var slice : fitted.slices()) {
            value += slice.value();
            seen += slice.customers();
            points.add(new Point((double) seen / customers, all == 0 ? 0 : value / all, slice));
        }
        return points;
    }

    /** The chart of concentration. */
    public String concentration() {
        var categories = new ArrayList<>(List.of(words.percent(0)));
        var value = new ArrayList<>(List.of(0.0));
        var even = new ArrayList<>(List.of(0.0));
        for (var point : curve()) {
            categories.add(whole(point));
            value.add(Math.round(1000 * point.value()) / 10.0);
            even.add(Math.round(1000 * point.customers()) / 10.0);
        }
        Map<String, List<Double>> series = new LinkedHashMap<>();
        series.put(words.say("worth.concentration.value"), value);
        series.put(words.say("worth.concentration.even"), even);
        return Charts.lines(categories, series, words.say("worth.concentration.customers"), "%");
    }

    /** How concentrated the value is, in a sentence. */
    public String concentrationSays() {
        var curve = curve();
        var fifth = curve.get(Math.min(3, curve.size() - 1));
        var best = fitted.best();
        return words.say(
                "worth.concentration.says", whole(fifth), words.percent(fifth.value()), best.customers(), best.both());
    }

    /** The share of customers up to a point in whole per cent: slices are only nearly equal. */
    private String whole(Point point) {
        return words.percent(Math.round(100 * point.customers()) / 100.0);
    }

    /** Past and future by slice. */
    public String pastAndFuture() {
        Map<String, List<Double>> series = new LinkedHashMap<>();
        series.put(
                words.say("worth.past.past"),
                fitted.slices().stream()
                        .map(slice -> (double) Math.round(slice.past() / slice.customers()))
                        .toList());
        series.put(
                words.say("worth.past.future"),
                fitted.slices().stream()
                        .map(slice -> (double) Math.round(slice.value() / slice.customers()))
                        .toList());
        return Charts.bars(
                curve().stream().map(this::whole).toList(), series, words.say("worth.concentration.customers"));
    }

    /** What value is: margin, with how much of it is known; or spend less returns. */
    public String basis() {
        var basis = run.input().basis();
        return basis.margin()
                ? words.say("worth.basis.margin", words.percent(basis.known()), words.percent(basis.mean()))
                : words.say("worth.basis.spend", words.percent(basis.mean()));
    }

    /** Customers of other currencies who are left out; empty where there are none. */
    public Optional<String> leftOut() {
        if (run.input().leftOut().isEmpty()) {
            return Optional.empty();
        }
        long all = run.input().leftOut().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return Optional.of(words.count(
                "worth.left-out",
                all,
                run.question().currency(),
                String.join(
                        ", ", run.input().leftOut().keySet().stream().sorted().toList())));
    }

    /** When and as of when. */
    public String age() {
        return words.say("worth.age", words.day(run.question().asOf()), words.time(run.at()));
    }
}
