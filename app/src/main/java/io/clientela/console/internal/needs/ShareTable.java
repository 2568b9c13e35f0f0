package io.clientela.console.internal.needs;

import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.Shares.Answer;
import io.clientela.differentiate.Shares.Figure;
import io.clientela.differentiate.Shares.OfCategory;
import io.clientela.differentiate.Shares.OfCustomer;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Money;
import io.clientela.kernel.value.Outcome;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** How shares of customer are written and drawn. */
public final class ShareTable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** So many are listed at most; one more is asked for, to know whether there are more. */
    static final int ROWS = 50;

    private final Answer answer;
    private final Words words;

    ShareTable(Answer answer, Words words) {
        this.answer = answer;
        this.words = words;
    }

    /** What was answered. */
    public Answer answer() {
        return answer;
    }

    /** An amount in whole units of the currency. */
    public String money(double amount) {
        return words.wholeMoney(new Money(
                BigDecimal.valueOf(amount), Currency.getInstance(answer.run().currency())));
    }

    /** An amount that somebody entered, with its range where it has one. */
    public String amount(Figure figure, String currency) {
        String amount = words.wholeMoney(new Money(figure.amount(), Currency.getInstance(currency)));
        return figure.low().isEmpty()
                ? amount
                : amount + " ("
                        + words.say(
                                "share.range",
                                words.wholeMoney(new Money(figure.low().get(), Currency.getInstance(currency))),
                                words.wholeMoney(new Money(
                                        figure.high().orElse(figure.amount()), Currency.getInstance(currency))))
                        + ")";
    }

    /** A share as per cent; a dash where there is none. */
    public String share(Outcome<Interval> outcome) {
        return outcome instanceof Outcome.Known<Interval> known
                ? words.percent(rounded(known.value().estimate()))
                : "–";
    }

    private static double rounded(double share) {
        return Math.round(share * 100) / 100.0;
    }

    /** The interval of a share, or that nobody said a range. */
    public String shareRange(Outcome<Interval> outcome, boolean ranged) {
        if (!(outcome instanceof Outcome.Known<Interval> known)) {
            return "";
        }
        return ranged
                ? words.say(
                        "share.range",
                        words.percent(rounded(known.value().low())),
                        words.percent(rounded(known.value().high())))
                : words.say("share.no-range");
    }

    /** The estimate of an amount; in words why there is none. */
    public String total(Outcome<Interval> outcome) {
        return switch (outcome) {
            case Outcome.Known<Interval> known -> money(known.value().estimate());
            case Outcome.Unknown<Interval> unknown -> words.code("share.why", unknown.reason());
        };
    }

    /** The interval of an amount. */
    public String totalRange(Outcome<Interval> outcome, boolean ranged) {
        if (!(outcome instanceof Outcome.Known<Interval> known)) {
            return "";
        }
        return ranged
                ? words.say(
                        "share.range",
                        money(known.value().low()),
                        money(known.value().high()))
                : words.say("share.no-range");
    }

    /** How the share moved against the year before. */
    public String trend(OfCustomer row) {
        if (!(row.trend() instanceof Outcome.Known<Interval> known)) {
            return words.say("share.trend.unknown");
        }
        var trend = known.value();
        if (!row.ranged() && Math.abs(trend.estimate()) < 0.005) {
            return words.say("share.trend.same");
        }
        return trend.low() > 0
                ? words.say("share.trend.up", words.percent(rounded(trend.estimate())))
                : trend.high() < 0
                        ? words.say("share.trend.down", words.percent(rounded(-trend.estimate())))
                        : words.say("share.trend.same");
    }

    /** The market share of a category; a dash where nobody entered its market, in words where the market cannot be so small. */
    public String market(OfCategory category) {
        return switch (category.marketShare()) {
            case Outcome.Known<Double> known -> words.percent(Math.round(known.value() * 1000) / 1000.0);
            case Outcome.Unknown<Double> unknown ->
                unknown.reason().equals("no-market") ? "–" : words.code("share.why", unknown.reason());
        };
    }

    /** The rows that the list shows. */
    public List<OfCustomer> rows() {
        return answer.rows().subList(0, Math.min(ROWS, answer.rows().size()));
    }

    /** Whether there are more than the list shows. */
    public boolean cut() {
        return answer.rows().size() > ROWS;
    }

    /** The categories with an estimate. */
    public List<OfCategory> estimated() {
        return answer.categories().stream()
                .filter(one -> one.share() instanceof Outcome.Known<Interval>)
                .toList();
    }

    /** The page narrowed to a category. */
    public static String of(String category) {
        return "/share?category=" + URLEncoder.encode(category, StandardCharsets.UTF_8);
    }

    /** What one sees, in one sentence. */
    public String says() {
        long customers =
                answer.categories().stream().mapToLong(OfCategory::customers).sum();
        long told =
                answer.categories().stream().mapToLong(OfCategory::estimated).sum();
        return words.say("share.says", told, customers, estimated().size());
    }

    /** The picture: share of customer by category, beside the market share where it is known. */
    public String options() {
        var shown = estimated();
        return JSON.writeValueAsString(Map.of(
                "legend", Map.of("bottom", 0),
                "grid", Map.of("left", 8, "right", 28, "top", 8, "bottom", 36, "containLabel", true),
                "xAxis", Map.of("type", "value", "max", 100, "axisLabel", Map.of("formatter", "{value} %")),
                "yAxis",
                        Map.of(
                                "type",
                                "category",
                                "inverse",
                                true,
                                "data",
                                shown.stream().map(OfCategory::category).toList()),
                "series",
                        List.of(
                                series(
                                        "share.col.share",
                                        shown.stream().map(ShareTable::bar).toList()),
                                series(
                                        "share.col.market",
                                        shown.stream()
                                                .map(ShareTable::marketBar)
                                                .toList()))));
    }

    private Map<String, Object> series(String key, List<Map<String, Object>> data) {
        return Map.of("type", "bar", "name", words.say(key), "data", data, "barMaxWidth", 18);
    }

    private static Map<String, Object> bar(OfCategory one) {
        double share = one.share() instanceof Outcome.Known<Interval> known
                ? known.value().estimate()
                : 0;
        return Map.of("value", Math.round(share * 1000) / 10.0, "href", of(one.category()));
    }

    private static Map<String, Object> marketBar(OfCategory one) {
        return one.marketShare() instanceof Outcome.Known<Double> known
                ? Map.of("value", Math.round(known.value() * 1000) / 10.0)
                : Map.of("value", "-");
    }
}
