package io.clientela.console.internal.rewards;

import io.clientela.console.internal.shell.Words;
import io.clientela.interact.RewardAccounts.Exchange;
import io.clientela.interact.RewardAccounts.Month;
import io.clientela.interact.RewardProgramme.Programme;
import io.clientela.kernel.value.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** How points, what they are worth, and what each side gave and got are written and drawn. */
public final class RewardView {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NONE = "–";

    private final Programme programme;
    private final Words words;

    RewardView(Programme programme, Words words) {
        this.programme = programme;
        this.words = words;
    }

    /** The programme by which points are worth something. */
    public Programme programme() {
        return programme;
    }

    /** A number of points. */
    public String points(long points) {
        return words.number(points);
    }

    /** A number of points with its sign. */
    public String signed(long points) {
        return (points > 0 ? "+" : points < 0 ? "−" : "") + words.number(Math.abs(points));
    }

    private BigDecimal worth(long points) {
        return programme.assumed().pointWorth().multiply(BigDecimal.valueOf(points));
    }

    /** What points cost if all are redeemed. */
    public String worthOf(long points) {
        return money(worth(points));
    }

    /** What of points will be redeemed, as it is assumed. */
    public String expected(long points) {
        return money(
                worth(points).multiply(BigDecimal.valueOf(programme.assumed().redeemShare())));
    }

    /** An amount in the currency of the programme. */
    public String money(BigDecimal amount) {
        return words.money(new Money(
                amount.setScale(2, RoundingMode.HALF_UP),
                Currency.getInstance(programme.earning().currency())));
    }

    /** An amount in whole units. */
    public String whole(BigDecimal amount) {
        return words.wholeMoney(
                new Money(amount, Currency.getInstance(programme.earning().currency())));
    }

    /** The name of a tier; its number where the programme has fewer now. */
    public String tier(int tier) {
        return tier <= programme.tiers().size()
                ? programme.tiers().get(tier - 1).name()
                : words.say("reward.tier.number", tier);
    }

    /** What the customer got back of what he bought. */
    public String back(Exchange one) {
        return one.net().signum() > 0 ? words.percent(ratio(worth(one.points()), one.net())) : NONE;
    }

    /** What the firm gave of the margin that it made, where costs are known. */
    public String ofMargin(Exchange one) {
        BigDecimal known = one.costedNet().subtract(one.cost());
        if (known.signum() <= 0 || one.costedNet().signum() <= 0 || one.net().signum() <= 0) {
            return NONE;
        }
        BigDecimal margin = one.net().multiply(known).divide(one.costedNet(), MathContext.DECIMAL64);
        return words.percent(ratio(worth(one.points()), margin));
    }

    /** Of which part of the net the cost is known. */
    public String costed(Exchange one) {
        return one.net().signum() > 0 ? words.percent(Math.clamp(ratio(one.costedNet(), one.net()), 0, 1)) : NONE;
    }

    /** How many hours the answers took the customers, as it is assumed. */
    public String hours(Exchange one) {
        return words.number(one.answers() * programme.assumed().answerMinutes() / 60, 1);
    }

    /** What customers got for an hour of their time. */
    public String hourly(Exchange one) {
        double hours = one.answers() * programme.assumed().answerMinutes() / 60;
        return hours > 0 ? money(worth(one.partFor()).divide(BigDecimal.valueOf(hours), MathContext.DECIMAL64)) : NONE;
    }

    private static double ratio(BigDecimal part, BigDecimal whole) {
        return part.doubleValue() / whole.doubleValue();
    }

    /** What is owed at the end of each month. */
    public String options(List<Month> months) {
        return JSON.writeValueAsString(Map.of(
                "grid", Map.of("left", 8, "right", 16, "top", 40, "bottom", 8, "containLabel", true),
                "legend", Map.of("top", 0, "left", 0),
                "xAxis",
                        Map.of(
                                "type",
                                "category",
                                "data",
                                months.stream().map(this::month).toList()),
                "yAxis", Map.of("type", "value"),
                "series",
                        List.of(
                                line(
                                        "reward.col.owed",
                                        months.stream().map(Month::owed).toList()),
                                bar(
                                        "reward.col.issued",
                                        months.stream().map(Month::issued).toList()),
                                bar(
                                        "reward.col.redeemed",
                                        months.stream().map(m -> -m.redeemed()).toList()),
                                bar(
                                        "reward.col.expired",
                                        months.stream().map(m -> -m.expired()).toList()))));
    }

    private Map<String, Object> line(String key, List<Long> values) {
        return Map.of("type", "line", "name", words.say(key), "data", values, "symbol", "none");
    }

    private Map<String, Object> bar(String key, List<Long> values) {
        return Map.of("type", "bar", "name", words.say(key), "data", values, "stack", "moved", "barMaxWidth", 26);
    }

    /** A month in words. */
    public String month(Month month) {
        return java.time.format.DateTimeFormatter.ofPattern("MMM yyyy", words.locale())
                .format(month.month());
    }

    /** The name of a kind of entries. */
    public String kind(String kind) {
        return words.say("reward.kind." + kind.toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** A number as a form takes it. */
    public static String field(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
