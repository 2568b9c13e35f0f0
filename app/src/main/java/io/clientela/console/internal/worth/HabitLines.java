package io.clientela.console.internal.worth;

import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.Habits;
import io.clientela.kernel.value.Money;
import io.clientela.kernel.value.Outcome;
import java.math.BigDecimal;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.OptionalDouble;

/** The habits of a customer, put into words. */
public final class HabitLines {

    private static final int SHOWN = 3;

    /** Below this the last half-year is said to be like the one before. */
    private static final double SAME = 0.1;

    private final Words words;
    private final List<Line> lines = new ArrayList<>();

    private HabitLines(Words words) {
        this.words = words;
    }

    /**
     * One line of the card.
     *
     * @param name what it is about; empty for a line that says why there are none
     * @param texts what is said of it
     */
    public record Line(String name, List<String> texts) {}

    /** The lines of the card. */
    public static List<Line> of(Outcome<Habits> habits, Words words) {
        var lines = new HabitLines(words);
        switch (habits) {
            case Outcome.Known<Habits> known -> lines.write(known.value());
            case Outcome.Unknown<Habits> unknown -> lines.add("", List.of(words.code("habit", unknown.reason())));
        }
        return lines.lines;
    }

    private void write(Habits habits) {
        add(words.say("habit.often"), often(habits));
        add(words.say("habit.when"), habits.occasion().map(this::when).orElse(List.of()));
        add(words.say("habit.what"), what(habits));
        add(words.say("habit.dear"), dear(habits.breadth().priceLevel()));
        add(words.say("habit.where"), where(habits));
        add(words.say("habit.much"), much(habits));
        add(words.say("habit.trend"), trend(habits.spending().trend()));
        add(words.say("habit.back"), back(habits.spending().returnsShare()));
        add(words.say("habit.again"), again(habits));
    }

    private void add(String name, List<String> texts) {
        if (!texts.isEmpty()) {
            lines.add(new Line(name, texts));
        }
    }

    private List<String> often(Habits habits) {
        if (habits.purchases().days() == 0) {
            return List.of();
        }
        if (habits.interval().isEmpty()) {
            return List.of(words.say("habit.often.once"));
        }
        var interval = habits.interval().get();
        var texts = new ArrayList<String>();
        long days = Math.round(interval.median());
        texts.add(
                habits.purchases().days() == 2
                        ? words.say("habit.often.one", days)
                        : words.say(
                                "habit.often.every", days, Math.round(interval.low()), Math.round(interval.high())));
        habits.purchases().perYear().ifPresent(rate -> {
            if (rate >= 1) {
                texts.add(words.say("habit.often.year", words.number(Math.round(rate))));
            }
        });
        texts.add(words.say("habit.often.months", habits.purchases().activeMonths()));
        return texts;
    }

    private List<String> when(Habits.Occasion occasion) {
        var texts = new ArrayList<String>();
        var weekday = occasion.weekday().getDisplayName(TextStyle.FULL, words.locale());
        texts.add(words.say("habit.when.weekday", weekday, words.percent(occasion.weekdayShare())));
        occasion.time().ifPresent(time -> {
            var share = words.percent(time.share());
            texts.add(
                    switch (time.part()) {
                        case "morning" -> words.say("habit.when.morning", share);
                        case "afternoon" -> words.say("habit.when.afternoon", share);
                        case "evening" -> words.say("habit.when.evening", share);
                        default -> words.say("habit.when.night", share);
                    });
        });
        return texts;
    }

    private List<String> what(Habits habits) {
        return habits.tastes().stream()
                .filter(taste -> taste.share() > 0)
                .limit(SHOWN)
                .map(taste -> shared(taste.category(), words.say("habit.what.nameless"), taste.share()))
                .toList();
    }

    private List<String> where(Habits habits) {
        return habits.channels().stream()
                .limit(SHOWN)
                .map(use -> shared(use.channel(), words.say("habit.where.nameless"), use.share()))
                .toList();
    }

    private String shared(String name, String nameless, double share) {
        return (name.isEmpty() ? nameless : name) + " " + words.percent(share);
    }

    private List<String> dear(OptionalDouble level) {
        if (level.isEmpty()) {
            return List.of();
        }
        double place = level.getAsDouble();
        return List.of(
                place < 0.4
                        ? words.say("habit.dear.low")
                        : place > 0.6 ? words.say("habit.dear.high") : words.say("habit.dear.middle"));
    }

    private List<String> much(Habits habits) {
        var texts = new ArrayList<String>();
        habits.spending()
                .basketMedian()
                .ifPresent(basket -> texts.add(words.say("habit.much.basket", money(basket, habits.currency()))));
        texts.add(words.say(
                "habit.much.year",
                words.money(new Money(habits.spending().last12Months(), Currency.getInstance(habits.currency()))
                        .rounded())));
        return texts;
    }

    private String money(double amount, String currency) {
        return words.money(new Money(BigDecimal.valueOf(amount), Currency.getInstance(currency)).rounded());
    }

    private List<String> trend(OptionalDouble trend) {
        if (trend.isEmpty()) {
            return List.of();
        }
        double value = trend.getAsDouble();
        return List.of(
                Math.abs(value) < SAME
                        ? words.say("habit.trend.same")
                        : value > 0 ? words.say("habit.trend.more") : words.say("habit.trend.less"));
    }

    private List<String> back(OptionalDouble share) {
        return share.isPresent() && share.getAsDouble() > 0
                ? List.of(words.say("habit.back.share", words.percent(share.getAsDouble())))
                : List.of();
    }

    private List<String> again(Habits habits) {
        return habits.cycles().stream()
                .limit(SHOWN)
                .map(cycle -> cycle.article()
                        + ": "
                        + words.say(
                                "habit.again.line", Math.round(cycle.interval().median()), words.day(cycle.last())))
                .toList();
    }
}
