package io.clientela.console.internal.segments;

import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.Feature;
import io.clientela.differentiate.Rule;
import io.clientela.differentiate.Segment;
import io.clientela.differentiate.Segments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What conditions can be about, and what can be chosen in them, for one showing of the builder. */
public final class Topics {

    private final Segments segments;
    private final Words words;
    private final long self;
    private final Map<Segments.Words, List<String>> known = new EnumMap<>(Segments.Words.class);

    /**
     * @param self the segment that is edited, which cannot lead to itself; 0 for a new one
     */
    Topics(Segments segments, Words words, long self) {
        this.segments = segments;
        this.words = words;
        this.self = self;
    }

    /** Some topics under a heading. */
    public record Group(String name, List<Topic> topics) {}

    /** A topic with its plain name. */
    public record Topic(String code, String name) {}

    /** All topics. */
    public List<Group> groups() {
        var groups = new ArrayList<Group>();
        groups.add(new Group(
                words.say("segment.topics.bought"),
                Arrays.stream(Rule.What.values())
                        .map(what -> new Topic("bought:" + what, words.name("segment.bought", what)))
                        .toList()));
        groups.add(features("money", Feature.Unit.MONEY));
        groups.add(features("time", Feature.Unit.DATE, Feature.Unit.DAYS));
        groups.add(features("counts", Feature.Unit.COUNT));
        groups.add(features("shares", Feature.Unit.SHARE, Feature.Unit.LEVEL));
        groups.add(features("favourites", Feature.Unit.WORD, Feature.Unit.WEEKDAY));
        groups.add(new Group(
                words.say("segment.topics.worth"),
                Arrays.stream(Rule.Worth.values())
                        .map(worth -> new Topic("worth:" + worth, words.name("segment.worth", worth)))
                        .toList()));
        var who = new ArrayList<Topic>();
        for (var place : Rule.Place.values()) {
            who.add(new Topic("place:" + place, words.name("segment.place", place)));
        }
        who.add(new Topic("kind", words.say("segment.topic.kind")));
        who.add(new Topic("in", words.say("segment.topic.in")));
        groups.add(new Group(words.say("segment.topics.who"), who));
        return groups;
    }

    private Group features(String name, Feature.Unit... units) {
        return new Group(
                words.say("segment.topics." + name),
                Arrays.stream(Feature.values())
                        .filter(feature -> Arrays.asList(units).contains(feature.unit()))
                        .map(feature -> new Topic("feature:" + feature, words.name("feature", feature)))
                        .toList());
    }

    /** The plain name of a topic. */
    public String name(RuleNode node) {
        return switch (node.kind()) {
            case "feature" -> words.name("feature", Feature.valueOf(node.about()));
            case "worth" -> words.name("segment.worth", Rule.Worth.valueOf(node.about()));
            case "bought" -> words.name("segment.bought", Rule.What.valueOf(node.about()));
            case "place" -> words.name("segment.place", Rule.Place.valueOf(node.about()));
            default -> words.say("segment.topic." + node.kind());
        };
    }

    /** How a feature is computed, to be read beside its condition; empty for other topics. */
    public String how(RuleNode node) {
        return node.kind().equals("feature") ? words.name("feature.how", Feature.valueOf(node.about())) : "";
    }

    /** What the values of a condition are. */
    public Feature.Unit unit(RuleNode node) {
        return node.kind().equals("worth")
                ? Rule.Worth.valueOf(node.about()).unit()
                : Feature.valueOf(node.about()).unit();
    }

    /** How a condition can compare. */
    public List<Rule.Comparison> comparisons(RuleNode node) {
        return Rule.Comparison.of(unit(node));
    }

    /** How a condition compares now. */
    public Rule.Comparison comparison(RuleNode node) {
        return RuleForm.comparison(node, unit(node));
    }

    /** What stands behind the value of a condition, such as days. */
    public String measure(RuleNode node) {
        if (comparison(node) == Rule.Comparison.LONGER_AGO || comparison(node) == Rule.Comparison.WITHIN) {
            return words.say("segment.unit.days");
        }
        return switch (unit(node)) {
            case DAYS -> words.say("segment.unit.days");
            case SHARE -> "%";
            case MONEY -> words.say("segment.unit.money");
            default -> "";
        };
    }

    /** Which list of words fits a condition; empty where none does. */
    public String list(RuleNode node) {
        return switch (node.topic()) {
            case "feature:FAVOURITE_CATEGORY", "bought:CATEGORY" -> "CATEGORY";
            case "feature:FAVOURITE_CHANNEL", "bought:CHANNEL" -> "CHANNEL";
            case "feature:CURRENCY" -> "CURRENCY";
            case "bought:DEPARTMENT" -> "DEPARTMENT";
            default -> node.kind().equals("place") ? node.about() : "";
        };
    }

    /** The words of a list. */
    public List<String> choices(String list) {
        return known.computeIfAbsent(Segments.Words.valueOf(list), segments::words);
    }

    /** Whether one can choose from a list without typing. */
    public boolean isShort(String list) {
        return !list.isEmpty() && !choices(list).isEmpty() && choices(list).size() <= 60;
    }

    /** The segments that a condition can name. */
    public List<Segment> others() {
        return segments.list().stream()
                .filter(segment -> segment.id() != self && segment.archivedAt().isEmpty())
                .sorted(Comparator.comparing(Segment::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    /** The name of an article; empty where none has that code. */
    public String article(String key) {
        return key.isEmpty() ? "" : segments.article(key).orElse("");
    }
}
