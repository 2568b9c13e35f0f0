package io.clientela.console.internal.conversations;

import io.clientela.console.internal.shell.Words;
import io.clientela.interact.Intensity;
import io.clientela.interact.Intensity.Band;
import io.clientela.interact.Intensity.Month;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Money;
import io.clientela.kernel.value.Outcome;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import tools.jackson.databind.json.JsonMapper;

/** The intensity of the dialogue as its page shows it. */
public final class IntensityView {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<Month> months;
    private final List<Band> bands;
    private final Words words;

    IntensityView(List<Month> months, List<Band> bands, Words words) {
        this.months = months;
        this.bands = bands;
        this.words = words;
    }

    public List<Month> months() {
        return months;
    }

    public List<Band> bands() {
        return bands;
    }

    /** The name of a month. */
    public String name(Month month) {
        return name(month.month(), words);
    }

    static String name(YearMonth month, Words words) {
        return DateTimeFormatter.ofPattern("MMM yyyy", words.locale()).format(month);
    }

    /** The name of a band. */
    public String name(Band band) {
        return band(band.exchanges(), words);
    }

    static String band(int exchanges, Words words) {
        return exchanges == Intensity.MOST
                ? words.say("conversation.band.most", exchanges)
                : words.count("conversation.band", exchanges);
    }

    /** A share with its interval. */
    public String share(Outcome<Interval> share) {
        return interval(share, words::percent);
    }

    /** The net of each customer of a band, with its interval, or why there is none. */
    public String net(Band band) {
        return band.net() instanceof Outcome.Known<Interval> && !band.currency().isEmpty()
                ? interval(
                        band.net(),
                        amount -> words.wholeMoney(
                                new Money(BigDecimal.valueOf(amount), Currency.getInstance(band.currency()))))
                : words.say("conversation.band.few");
    }

    private String interval(Outcome<Interval> outcome, DoubleFunction<String> written) {
        return outcome instanceof Outcome.Known<Interval> known
                ? words.say(
                        "conversation.interval",
                        written.apply(known.value().estimate()),
                        written.apply(known.value().low()),
                        written.apply(known.value().high()))
                : "–";
    }

    /** Exchanges per customer of a month. */
    public String perCustomer(Month month) {
        return words.number(month.perCustomer(), 2);
    }

    /** What one sees, in one sentence. */
    public String says() {
        Month last = months.getLast();
        return words.say(
                "conversation.intensity.says",
                name(last),
                last.exchanges(),
                last.customers(),
                perCustomer(last),
                share(last.effectiveness()));
    }

    /** The picture: exchanges per customer as bars, the share of contacts that were answered as a line. */
    public String options() {
        return JSON.writeValueAsString(Map.of(
                "legend", Map.of("bottom", 0),
                "grid", Map.of("left", 8, "right", 8, "top", 16, "bottom", 36, "containLabel", true),
                "xAxis",
                        Map.of(
                                "type",
                                "category",
                                "data",
                                months.stream().map(this::name).toList()),
                "yAxis",
                        List.of(
                                Map.of("type", "value"),
                                Map.of("type", "value", "max", 1, "min", 0, "splitLine", Map.of("show", false))),
                "series",
                        List.of(
                                Map.of(
                                        "type",
                                        "bar",
                                        "barMaxWidth",
                                        48,
                                        "name",
                                        words.say("conversation.col.per-customer"),
                                        "data",
                                        months.stream().map(this::bar).toList()),
                                Map.of(
                                        "type",
                                        "line",
                                        "yAxisIndex",
                                        1,
                                        "name",
                                        words.say("conversation.col.effectiveness"),
                                        "data",
                                        months.stream()
                                                .map(IntensityView::answered)
                                                .toList()))));
    }

    private Map<String, Object> bar(Month month) {
        return Map.of("value", rounded(month.perCustomer()), "href", href(month));
    }

    private static Object answered(Month month) {
        return month.effectiveness() instanceof Outcome.Known<Interval> known
                ? rounded(known.value().estimate())
                : "-";
    }

    /** The named customers of a month. */
    public static String href(Month month) {
        return "/conversations/intensity/customers?month=" + month.month();
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
