package io.clientela.console.internal.house;

import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.Overview;
import io.clientela.differentiate.Overview.Coming;
import io.clientela.differentiate.Overview.Glance;
import io.clientela.differentiate.Overview.Silent;
import io.clientela.identify.CustomerCard;
import io.clientela.kernel.lifetime.Backtest;
import io.clientela.kernel.lifetime.SpendTest;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Money;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/** The glance at all customers in the words of its reader. */
public final class GlanceView {

    private final Glance glance;
    private final Map<Long, CustomerCard> cards;
    private final Words words;

    GlanceView(Glance glance, Map<Long, CustomerCard> cards, Words words) {
        this.glance = glance;
        this.cards = cards;
        this.words = words;
    }

    /** The figures themselves. */
    public Glance glance() {
        return glance;
    }

    /** An amount in whole units. */
    public String money(double amount) {
        return words.wholeMoney(new Money(BigDecimal.valueOf(amount), Currency.getInstance(glance.currency())));
    }

    /** An amount with its sign, such as +€12,000. */
    public String signed(double amount) {
        return (amount > 0 ? "+" : amount < 0 ? "−" : "±") + money(Math.abs(amount));
    }

    /** A number with its sign. */
    public String signed(long number) {
        return (number > 0 ? "+" : number < 0 ? "−" : "±") + words.number(Math.abs(number));
    }

    /** Whether more is better or worse: the class of a difference. */
    public String direction(double difference) {
        return difference > 0 ? "more" : difference < 0 ? "less" : "same";
    }

    /** An interval of amounts, such as €10 to €20. */
    public String range(Interval interval) {
        return words.say("home.range", money(interval.low()), money(interval.high()));
    }

    /** An interval of chances, such as 12% to 34%. */
    public String chances(Interval interval) {
        return words.say("home.range", words.percent(interval.low()), words.percent(interval.high()));
    }

    /** How the models did on the part that was held back, purchases and money, or that nothing could be held back. */
    public String tested(Coming coming) {
        return coming.tested()
                .map(test -> purchases(test)
                        + " "
                        + test.spend().map(this::spend).orElseGet(() -> words.say("home.tested.spend.not")))
                .orElseGet(() -> words.say("home.tested.not"));
    }

    private String purchases(Backtest test) {
        return words.say(
                "home.tested",
                (long) test.days(),
                words.number(Math.round(test.total().estimate())),
                words.number(Math.round(test.total().low())),
                words.number(Math.round(test.total().high())),
                words.number(test.actual()),
                words.percent(test.covered()));
    }

    private String spend(SpendTest test) {
        return test.total()
                .map(total -> words.say(
                        "home.tested.spend",
                        money(total.estimate()),
                        money(total.low()),
                        money(total.high()),
                        money(test.actual()),
                        money(test.accuracy().meanAbsoluteError()),
                        money(test.naive().meanAbsoluteError())))
                .orElseGet(() -> words.say(
                        "home.tested.spend.unbounded", money(test.accuracy().predicted()), money(test.actual())));
    }

    /** What the test comes to: the key of its words. */
    public String judged(Backtest test) {
        boolean money = test.spend().filter(SpendTest::inside).isPresent();
        if (test.inside() && money) {
            return "home.tested.held";
        }
        return test.inside() ? "home.tested.purchases" : "home.tested.missed";
    }

    /** The name of one who is going silent. */
    public String name(Silent silent) {
        var card = cards.get(silent.customerId());
        return card == null || card.name().isEmpty()
                ? words.say("customer.nameless", String.valueOf(silent.customerId()))
                : card.name();
    }

    /** The town of one who is going silent; empty where not known. */
    public String town(Silent silent) {
        var card = cards.get(silent.customerId());
        return card == null ? "" : card.city();
    }

    /** A month, such as Nov 2026. */
    public String month(YearMonth month) {
        return DateTimeFormatter.ofPattern("MMM yyyy", words.locale()).format(month);
    }

    /** What the curve says in one sentence. */
    public String concentrated() {
        var of = glance.concentration();
        return words.say("home.concentration.says", of.fifth(), words.percent(of.fifthShare()), of.half());
    }

    /** The options of the curve. */
    Map<String, Object> curve() {
        var points = glance.concentration().points().stream()
                .map(point -> List.of(hundredth(point.customers()), hundredth(point.net())))
                .toList();
        return Map.of(
                "grid", Map.of("left", 8, "right", 24, "top", 16, "bottom", 24, "containLabel", true),
                "xAxis", axis(words.say("home.concentration.customers"), 26),
                "yAxis", axis("", 0),
                "series",
                        List.of(
                                Map.of(
                                        "type",
                                        "line",
                                        "name",
                                        words.say("home.concentration.net"),
                                        "data",
                                        points,
                                        "symbol",
                                        "none",
                                        "areaStyle",
                                        Map.of("opacity", 0.12),
                                        "lineStyle",
                                        Map.of("width", 2.5)),
                                Map.of(
                                        "type",
                                        "line",
                                        "name",
                                        words.say("home.concentration.even"),
                                        "data",
                                        List.of(List.of(0, 0), List.of(100, 100)),
                                        "symbol",
                                        "none",
                                        "lineStyle",
                                        Map.of("type", "dashed", "width", 1))));
    }

    private static double hundredth(double share) {
        return Math.round(share * 1000) / 10.0;
    }

    private static Map<String, Object> axis(String name, int gap) {
        return Map.of(
                "type",
                "value",
                "min",
                0,
                "max",
                100,
                "name",
                name,
                "nameLocation",
                "middle",
                "nameGap",
                gap,
                "axisLabel",
                Map.of("formatter", "{value} %"));
    }

    /** The options of the bars of who came and who went. */
    Map<String, Object> bars() {
        var months = glance.months();
        return Map.of(
                "legend", Map.of("bottom", 0),
                "grid", Map.of("left", 8, "right", 8, "top", 16, "bottom", 32, "containLabel", true),
                "xAxis",
                        Map.of(
                                "type",
                                "category",
                                "data",
                                months.stream().map(one -> month(one.month())).toList()),
                "yAxis", Map.of("type", "value"),
                "series",
                        List.of(
                                bar(
                                        "home.months.come",
                                        months.stream()
                                                .map(Overview.Month::come)
                                                .toList()),
                                bar(
                                        "home.months.gone",
                                        months.stream().map(one -> -one.gone()).toList())));
    }

    private Map<String, Object> bar(String key, List<Long> data) {
        return Map.of("type", "bar", "name", words.say(key), "stack", "moves", "data", data);
    }

    /** What the bars say in one sentence. */
    public String moved() {
        var year = glance.months()
                .subList(
                        Math.max(0, glance.months().size() - 12),
                        glance.months().size());
        return words.say(
                "home.months.says",
                (long) year.size(),
                year.stream().mapToLong(Overview.Month::come).sum(),
                year.stream().mapToLong(Overview.Month::gone).sum());
    }
}
