package io.clientela.console.internal.portfolios;

import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.CustomerGroups.CustomerGroup;
import io.clientela.kernel.grouping.Trait;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a group is called: the name that people gave it, else what sets it apart in words. */
public final class GroupWords {

    /** A name says so many traits, beside channel, category and rhythm. */
    private static final int TRAITS = 3;

    private static final String CHANNEL = "channel:";
    private static final String CATEGORY = "category:";

    private GroupWords() {}

    /** The name. */
    public static String name(CustomerGroup group, Words words) {
        return group.name().isEmpty() ? inWords(group, words) : group.name();
    }

    /** What sets it apart, such as {@code Buys small, often, mostly online, mostly Kitchen; every 5 weeks}. */
    public static String inWords(CustomerGroup group, Words words) {
        Set<String> phrases = new LinkedHashSet<>();
        for (Trait trait : group.traits()) {
            String phrase = phrase(trait, words);
            if (!phrase.isEmpty() && phrases.size() < TRAITS && !isShare(trait)) {
                phrases.add(phrase);
            }
        }
        group.channel().ifPresent(part -> phrases.add(words.say("group.mostly", part.name())));
        group.category().ifPresent(part -> phrases.add(words.say("group.mostly", part.name())));
        if (group.category().isEmpty()) {
            group.traits().stream()
                    .filter(trait -> trait.feature().startsWith(CATEGORY) && trait.high())
                    .findFirst()
                    .ifPresent(trait -> phrases.add(phrase(trait, words)));
        }
        if (phrases.isEmpty()) {
            phrases.add(words.say("group.usual"));
        }
        String text = String.join(", ", phrases);
        String rhythm =
                group.interval().isPresent() ? "; " + every(group.interval().getAsDouble(), words) : "";
        return text.substring(0, 1).toUpperCase(words.locale()) + text.substring(1) + rhythm;
    }

    private static boolean isShare(Trait trait) {
        return trait.feature().startsWith(CHANNEL) || trait.feature().startsWith(CATEGORY);
    }

    /** As many of its words as fit in so many letters. */
    static String brief(String name, int letters) {
        if (name.length() <= letters) {
            return name;
        }
        int cut = Math.max(name.lastIndexOf(',', letters), name.lastIndexOf(';', letters));
        return name.substring(0, cut > 0 ? cut : Math.max(1, letters - 1)) + (cut > 0 ? "" : "…");
    }

    /** A rhythm in the unit that reads best, such as {@code every 5 weeks}. */
    static String every(double days, Words words) {
        if (days < 11) {
            return words.count("group.every-days", Math.round(days));
        }
        if (days < 60) {
            return words.count("group.every-weeks", Math.round(days / 7));
        }
        return words.count("group.every-months", Math.round(days / 30.44));
    }

    /** A trait in words; empty where there are none. */
    static String phrase(Trait trait, Words words) {
        if (trait.feature().startsWith(CHANNEL)) {
            return words.say(key("channel", trait), trait.feature().substring(CHANNEL.length()));
        }
        if (trait.feature().startsWith(CATEGORY)) {
            return words.say(key("category", trait), trait.feature().substring(CATEGORY.length()));
        }
        if (trait.feature().equals("purchases_per_year") && trait.typical() == 0) {
            return words.say("group.trait.once");
        }
        return words.sayOr(key(trait.feature().replace('_', '-'), trait), "");
    }

    private static String key(String feature, Trait trait) {
        return "group.trait." + feature + (trait.high() ? ".high" : ".low");
    }

    /** What a feature is called. */
    static String feature(String feature, Words words) {
        if (feature.startsWith(CHANNEL)) {
            return words.say("group.feature.channel", feature.substring(CHANNEL.length()));
        }
        if (feature.startsWith(CATEGORY)) {
            return words.say("group.feature.category", feature.substring(CATEGORY.length()));
        }
        return words.sayOr("feature." + feature.replace('_', '-'), feature);
    }

    /** A value of a feature in its unit. */
    static String value(String feature, double value, Words words) {
        if (feature.contains(":") || feature.endsWith("_share")) {
            return words.percent(value);
        }
        return words.number(value, value >= 100 || value == Math.rint(value) ? 0 : 1);
    }

    /** Stability in words. */
    static String stability(double stability, Words words) {
        return words.say(stability >= 0.85 ? "group.stability.high" : "group.stability.fair");
    }

    /** The traits of a group, drawn as bars around the mean of all. */
    public record Bar(String name, String text, double deviations, double from, double width, boolean high) {}

    /** The bars of a group: half of the width is three standard deviations. */
    static List<Bar> bars(CustomerGroup group, Words words) {
        var bars = new ArrayList<Bar>();
        for (Trait trait : group.traits().stream().limit(6).toList()) {
            double reach = Math.min(Math.abs(trait.deviations()), 3) / 3 * 50;
            bars.add(new Bar(
                    feature(trait.feature(), words),
                    words.say(
                            "group.trait.values",
                            value(trait.feature(), trait.typical(), words),
                            value(trait.feature(), trait.overall(), words)),
                    trait.deviations(),
                    trait.high() ? 50 : 50 - reach,
                    reach,
                    trait.high()));
        }
        return bars;
    }
}
