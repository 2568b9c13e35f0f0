package io.clientela.console.internal.attitudes;

import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.Overview.Glance;
import io.clientela.differentiate.PriceResponses;
import io.clientela.kernel.attitude.Standing;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Money;
import io.clientela.kernel.value.Outcome;
import io.clientela.measure.Attitudes.Closing;
import io.clientela.measure.Attitudes.Figure;
import io.clientela.measure.Attitudes.Month;
import io.clientela.measure.Attitudes.Move;
import io.clientela.measure.Attitudes.Picture;
import io.clientela.measure.Attitudes.Place;
import io.clientela.measure.Attitudes.Step;
import io.clientela.measure.Attitudes.Tie;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** How the scorecard is written and drawn. */
public final class AttitudeView {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NONE = "–";
    private static final Map<Standing, String> COLOURS = Map.of(
            Standing.DISSATISFIED, "#b5493f",
            Standing.NEITHER, "#c9c2b2",
            Standing.SATISFIED, "#8fb9a8",
            Standing.ENTHUSIASTIC, "#d8a24a",
            Standing.LOYAL, "#2f7d68");

    private final Picture picture;
    private final List<Closing> closings;
    private final Outcome<Glance> glance;
    private final Outcome<PriceResponses.Run> prices;
    private final Words words;

    AttitudeView(
            Picture picture,
            List<Closing> closings,
            Outcome<Glance> glance,
            Outcome<PriceResponses.Run> prices,
            Words words) {
        this.picture = picture;
        this.closings = closings;
        this.glance = glance;
        this.prices = prices;
        this.words = words;
    }

    /** What is shown. */
    public Picture picture() {
        return picture;
    }

    /** Experiments with a result. */
    public List<Closing> closings() {
        return closings;
    }

    /** Whether anybody gave a mark. */
    public boolean isKnown() {
        return picture.figures().stream().anyMatch(figure -> figure.customers() > 0);
    }

    /** The name of what a mark or a tie is about. */
    public String about(String about) {
        return words.say("attitude.about." + about);
    }

    /** The name of a standing. */
    public String standing(Standing standing) {
        return words.say("attitude.standing." + standing);
    }

    /** A number of marks, such as 4.2; a dash where it cannot be told. */
    public String mark(Outcome<Interval> mean) {
        return mean instanceof Outcome.Known<Interval> known
                ? words.number(known.value().estimate(), 2)
                : NONE;
    }

    /** A share, such as 64 %; a dash where it cannot be told. */
    public String share(Outcome<Interval> share) {
        return share instanceof Outcome.Known<Interval> known
                ? words.percent(known.value().estimate())
                : NONE;
    }

    /** The interval of a mean or of a link, or why there is none. */
    public String range(Outcome<Interval> outcome) {
        return switch (outcome) {
            case Outcome.Known<Interval> known ->
                words.say(
                        "attitude.range",
                        words.number(known.value().low(), 2),
                        words.number(known.value().high(), 2));
            case Outcome.Unknown<Interval> unknown -> words.code("attitude.why", unknown.reason());
        };
    }

    /** The interval of a share, or why there is none. */
    public String shareRange(Outcome<Interval> outcome) {
        return switch (outcome) {
            case Outcome.Known<Interval> known ->
                words.say(
                        "attitude.range",
                        words.percent(known.value().low()),
                        words.percent(known.value().high()));
            case Outcome.Unknown<Interval> unknown -> words.code("attitude.why", unknown.reason());
        };
    }

    /** The marks of a year ago beside those of now. */
    public String before(Figure figure) {
        return figure.before() instanceof Outcome.Known<Interval> known
                ? words.say("attitude.before", words.number(known.value().estimate(), 2))
                : words.say("attitude.before.none");
    }

    /** What is said of where the chain breaks. */
    public String breaks() {
        var chain = picture.chain();
        if (chain.breaks().isEmpty()) {
            return words.say("attitude.chain.unknown");
        }
        Step step = chain.steps().get(chain.breaks().getAsInt());
        String key = chain.surely() ? "attitude.chain.breaks" : "attitude.chain.perhaps";
        return words.say(key, about(step.tie().from()), about(step.tie().to()), share(step.lost()));
    }

    /** A tie by name, such as satisfaction → trust. */
    public String name(Tie tie) {
        return about(tie.from()) + " → " + about(tie.to());
    }

    /** Net sales of the year. */
    public String sales() {
        return glance instanceof Outcome.Known<Glance> known
                ? money(known.value().now().net(), known.value())
                : NONE;
    }

    /** What customers are expected to bring. */
    public String coming() {
        return glance instanceof Outcome.Known<Glance> known
                        && known.value().coming().isPresent()
                ? money(known.value().coming().get().value().estimate(), known.value())
                : NONE;
    }

    /** Its interval. */
    public String comingRange() {
        if (!(glance instanceof Outcome.Known<Glance> known)
                || known.value().coming().isEmpty()) {
            return words.say("attitude.coming.none");
        }
        var value = known.value().coming().get().value();
        return words.say("attitude.range", money(value.low(), known.value()), money(value.high(), known.value()));
    }

    private String money(double amount, Glance of) {
        return words.wholeMoney(new Money(BigDecimal.valueOf(Math.round(amount)), Currency.getInstance(of.currency())));
    }

    /** The elasticity over all categories of the kind of customer for which it is known; unknown where prices tell nothing. */
    public Outcome<Interval> sensitivity() {
        if (prices instanceof Outcome.Known<PriceResponses.Run> known) {
            return known.value().groups().stream()
                    .filter(group -> group.category().equals(PriceResponses.ALL))
                    .map(PriceResponses.Group::response)
                    .filter(Outcome.Known.class::isInstance)
                    .findFirst()
                    .orElseGet(() -> new Outcome.Unknown<>("prices-never-varied", ""));
        }
        return new Outcome.Unknown<>("not-measured", "");
    }

    /** How many stand somewhere in a month. */
    public String count(Month month, Standing standing) {
        return words.number(month.standings().getOrDefault(standing, 0L));
    }

    /** The months of which anything is known, the latest first. */
    public List<Month> months() {
        return picture.months().stream()
                .filter(month -> !month.standings().isEmpty())
                .toList()
                .reversed();
    }

    /** The moves of a month, the most first. */
    public List<Map.Entry<Move, Long>> moves(Month month) {
        return month.moves().entrySet().stream()
                .sorted(Map.Entry.<Move, Long>comparingByValue()
                        .reversed()
                        .thenComparing(entry -> entry.getKey().toString()))
                .toList();
    }

    /** Where customers stand, month by month. */
    public String options() {
        var series = new ArrayList<Map<String, Object>>();
        for (var standing : Standing.values()) {
            series.add(Map.of(
                    "type",
                    "bar",
                    "stack",
                    "all",
                    "barMaxWidth",
                    40,
                    "name",
                    standing(standing),
                    "itemStyle",
                    Map.of("color", COLOURS.getOrDefault(standing, "#888888")),
                    "data",
                    picture.months().stream()
                            .map(month -> month.standings().getOrDefault(standing, 0L))
                            .toList()));
        }
        return JSON.writeValueAsString(Map.of(
                "tooltip", Map.of("trigger", "axis"),
                "legend", Map.of("top", 0, "left", 0),
                "grid", Map.of("left", 8, "right", 16, "top", 56, "bottom", 8, "containLabel", true),
                "xAxis",
                        Map.of(
                                "type",
                                "category",
                                "data",
                                picture.months().stream()
                                        .map(month -> month.month().toString())
                                        .toList()),
                "yAxis", Map.of("type", "value"),
                "series", series));
    }

    /** Of whom customers are. */
    static String title(Place place, Words words) {
        return switch (place) {
            case Place.Lost lost -> words.say("attitude.lost.title." + Math.clamp(lost.step(), 0, 2));
            case Place.At at -> words.say("attitude.standing." + at.standing());
            case Place.Moved moved ->
                words.say(
                        "attitude.moved.title",
                        moved.month().toString(),
                        words.say("attitude.standing." + moved.move().from()),
                        words.say("attitude.standing." + moved.move().to()));
        };
    }

    /** The scorecard as a table for other programs. */
    List<List<String>> export() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("what", "customers", "value", "low", "high", "reason"));
        picture.figures()
                .forEach(figure -> rows.add(
                        row("mean mark " + figure.about(), String.valueOf(figure.customers()), figure.mean())));
        picture.chain()
                .steps()
                .forEach(step -> rows.add(row(
                        "link " + step.tie().from() + " " + step.tie().to(),
                        String.valueOf(step.tie().customers()),
                        step.tie().link())));
        picture.experience()
                .forEach(tie -> rows.add(
                        row("link " + tie.from() + " " + tie.to(), String.valueOf(tie.customers()), tie.link())));
        rows.add(row("bought again within half a year", "", picture.repeat()));
        rows.add(row("price elasticity", "", sensitivity()));
        return rows;
    }

    private static List<String> row(String what, String customers, Outcome<Interval> outcome) {
        return switch (outcome) {
            case Outcome.Known<Interval> known ->
                List.of(
                        what,
                        customers,
                        String.valueOf(known.value().estimate()),
                        String.valueOf(known.value().low()),
                        String.valueOf(known.value().high()),
                        "");
            case Outcome.Unknown<Interval> unknown -> List.of(what, customers, "", "", "", unknown.reason());
        };
    }
}
