package io.clientela.console.internal.segments;

import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.Feature;
import io.clientela.differentiate.Rule;
import io.clientela.differentiate.Rule.Comparison;
import io.clientela.differentiate.Segment;
import io.clientela.differentiate.Segments;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Rules in sentences, in the reader's language. */
public final class RuleWords {

    private static final Rule.WorthIs SILENT = new Rule.WorthIs(Rule.Worth.SILENT, Comparison.AT_LEAST, "0");

    private final Segments segments;
    private final Words words;

    /** The words of a reader. */
    public RuleWords(Segments segments, Words words) {
        this.segments = segments;
        this.words = words;
    }

    /** Who is meant, as a sentence. */
    String sentence(Rule rule) {
        var text = rule instanceof Rule.All all && all.of().isEmpty() ? words.say("segment.say.everyone") : say(rule);
        return text.substring(0, 1).toUpperCase(words.locale()) + text.substring(1) + ".";
    }

    /** A rule or condition within a sentence. */
    String say(Rule rule) {
        return switch (rule) {
            case Rule.All all -> joined(all.of(), "segment.say.and", "segment.say.everyone");
            case Rule.Any any -> joined(any.of(), "segment.say.or", "segment.say.nobody");
            case Rule.Not not -> not(not.of());
            case Rule.FeatureIs is ->
                compared(
                        words.name("feature", is.feature()),
                        is.comparison(),
                        is.feature().unit(),
                        is.value());
            case Rule.WorthIs is when is.equals(SILENT) -> words.say("segment.say.silent");
            case Rule.WorthIs is ->
                compared(
                        words.name("segment.worth", is.worth()),
                        is.comparison(),
                        is.worth().unit(),
                        is.value());
            case Rule.Bought bought -> bought(bought);
            case Rule.PlaceIs is -> words.say("segment.say.place", words.name("segment.place", is.place()), names(is));
            case Rule.KindIs is -> words.say("segment.say.kind", words.name("segment.kind", is.kind()));
            case Rule.In in -> words.say("segment.say.in", name(in.segment()));
        };
    }

    private String not(Rule rule) {
        return switch (rule) {
            case Rule.PlaceIs is ->
                words.say("segment.say.place.not", words.name("segment.place", is.place()), names(is));
            case Rule.KindIs is -> words.say("segment.say.kind.not", words.name("segment.kind", is.kind()));
            case Rule.In in -> words.say("segment.say.in.not", name(in.segment()));
            default -> words.say("segment.say.not", say(rule));
        };
    }

    private String names(Rule.PlaceIs is) {
        return String.join(" " + words.say("segment.say.or") + " ", is.names());
    }

    /** The name of a segment. */
    String name(long segment) {
        return segments.find(segment).map(Segment::name).orElseGet(() -> String.valueOf(segment));
    }

    private String joined(List<Rule> parts, String key, String none) {
        if (parts.isEmpty()) {
            return words.say(none);
        }
        return parts.stream()
                .map(part -> parts.size() > 1 && groups(part) ? "(" + say(part) + ")" : say(part))
                .collect(Collectors.joining(" " + words.say(key) + " "));
    }

    private static boolean groups(Rule rule) {
        return switch (rule) {
            case Rule.All all -> all.of().size() > 1;
            case Rule.Any any -> any.of().size() > 1;
            default -> false;
        };
    }

    private String compared(String what, Comparison comparison, Feature.Unit unit, String value) {
        var key = "segment.say." + comparison.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return comparison.alone() ? words.say(key, what) : words.say(key, what, value(value, comparison, unit));
    }

    private String value(String value, Comparison comparison, Feature.Unit unit) {
        return switch (comparison) {
            case BEFORE, FROM -> words.day(Rule.day(value));
            case LONGER_AGO, WITHIN -> words.count("segment.days", Rule.days(value));
            default ->
                switch (unit) {
                    case WORD -> value;
                    default -> figure(Double.parseDouble(value), unit);
                };
        };
    }

    /** A figure as its unit wants it. */
    String figure(double value, Feature.Unit unit) {
        return switch (unit) {
            case SHARE -> words.percent(value);
            case WEEKDAY ->
                value >= 1 && value <= 7
                        ? DayOfWeek.of((int) value).getDisplayName(TextStyle.FULL, words.locale())
                        : plain(value);
            case DAYS -> value == 1 ? words.count("segment.days", 1) : words.say("segment.days.other", plain(value));
            case MONEY -> words.number(value, value == Math.rint(value) ? 0 : 2);
            default -> plain(value);
        };
    }

    private String plain(double value) {
        var rounded = BigDecimal.valueOf(value)
                .setScale(2, java.math.RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return words.number(rounded.setScale(Math.max(0, rounded.scale())));
    }

    private String bought(Rule.Bought bought) {
        var what = bought.what() == Rule.What.ANYTHING
                ? words.say("segment.say.anything")
                : words.say(
                        "segment.say." + bought.what().name().toLowerCase(Locale.ROOT),
                        bought.what() == Rule.What.ARTICLE
                                ? segments.article(bought.name()).orElse(bought.name())
                                : bought.name());
        var bound = bought.bound() == Rule.Bound.AT_LEAST ? "at-least" : "at-most";
        var much = bought.measure() == Rule.Measure.TIMES
                ? words.count(
                        "segment.say.times." + bound, bought.number().longValue(), words.number(tidy(bought.number())))
                : words.say("segment.say.amount." + bound, words.number(tidy(bought.number())));
        return words.say("segment.say.bought", what, much, time(bought.time()));
    }

    private static BigDecimal tidy(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.setScale(Math.max(0, stripped.scale()));
    }

    private String time(Rule.Time time) {
        return switch (time) {
            case Rule.Ever ever -> words.say("segment.say.ever");
            case Rule.LastDays last -> words.count("segment.say.last-days", last.days());
            case Rule.Between between ->
                words.say("segment.say.between", words.day(between.first()), words.day(between.last()));
        };
    }
}
