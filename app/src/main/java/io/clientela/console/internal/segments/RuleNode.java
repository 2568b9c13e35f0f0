package io.clientela.console.internal.segments;

import io.clientela.differentiate.Feature;
import io.clientela.differentiate.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A part of a rule as it stands in the builder, finished or not: a group with its parts, or a condition with its fields.
 *
 * @param path where it stands: {@code r} is the whole, {@code r.0} its first part, {@code r.0.2} the third of that
 * @param topic of a group {@code all}, {@code any} or {@code none}; of a condition what it is about, such as {@code
 *     feature:SPEND}, {@code bought:CATEGORY}, {@code kind}
 * @param fields what the reader chose and typed, by name
 * @param parts the parts of a group
 */
public record RuleNode(String path, String topic, Map<String, String> fields, List<RuleNode> parts) {

    private static final List<String> GROUPS = List.of("all", "any", "none");
    private static final String FIRST = "feature:SPEND_12M";
    private static final Set<String> TOPICS = topics();

    private static Set<String> topics() {
        var topics = new HashSet<>(GROUPS);
        topics.addAll(List.of("kind", "in"));
        for (var feature : Feature.values()) {
            topics.add("feature:" + feature);
        }
        for (var worth : Rule.Worth.values()) {
            topics.add("worth:" + worth);
        }
        for (var what : Rule.What.values()) {
            topics.add("bought:" + what);
        }
        for (var place : Rule.Place.values()) {
            topics.add("place:" + place);
        }
        return Set.copyOf(topics);
    }

    public RuleNode {
        fields = Map.copyOf(fields);
        parts = List.copyOf(parts);
    }

    /** Whether it is a group. */
    public boolean isGroup() {
        return GROUPS.contains(topic);
    }

    /** What stands in a field; empty where nothing does. */
    public String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /** What stands in a field, or what stands there first. */
    public String field(String name, String first) {
        var text = field(name);
        return text.isEmpty() ? first : text;
    }

    /** The name of a field in the form. */
    public String name(String field) {
        return path + "." + field;
    }

    /** The id of the element of a field. */
    public String id(String field) {
        return name(field).replace('.', '-');
    }

    /** The kind of its topic, such as {@code feature}. */
    public String kind() {
        int cut = topic.indexOf(':');
        return cut < 0 ? topic : topic.substring(0, cut);
    }

    /** What its topic names, such as {@code SPEND}; empty where it names nothing. */
    public String about() {
        return topic.substring(Math.min(topic.length(), kind().length() + 1));
    }

    /** The place as people count, such as 1.3; empty for the whole. */
    public String place() {
        var place = new ArrayList<String>();
        for (var step : path.split("\\.", -1)) {
            if (!step.equals("r")) {
                place.add(String.valueOf(Integer.parseInt(step) + 1));
            }
        }
        return String.join(".", place);
    }

    /** The same at another place, with all its parts. */
    RuleNode at(String newPath) {
        var moved = new ArrayList<RuleNode>();
        for (int i = 0; i < parts.size(); i++) {
            moved.add(parts.get(i).at(newPath + "." + i));
        }
        return new RuleNode(newPath, topic, fields, moved);
    }

    RuleNode with(List<RuleNode> newParts) {
        return new RuleNode(path, topic, fields, newParts).at(path);
    }

    static RuleNode group(String topic, List<RuleNode> parts) {
        return new RuleNode("r", topic, Map.of(), parts).at("r");
    }

    static RuleNode condition(String topic, String... namesAndValues) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new RuleNode("r", topic, fields, List.of());
    }

    /** The rule in a form, at most so deep and long as rules may be. */
    static RuleNode read(Map<String, String> form) {
        return read(form, "r", 0);
    }

    private static RuleNode read(Map<String, String> form, String path, int depth) {
        var stated = form.getOrDefault(path + ".topic", "");
        var topic = TOPICS.contains(stated) ? stated : depth == 0 ? "all" : FIRST;
        if (depth == 0 && !GROUPS.contains(topic)) {
            topic = "all";
        }
        var parts = new ArrayList<RuleNode>();
        if (GROUPS.contains(topic) && depth < 10) {
            for (int i = 0; form.containsKey(path + "." + i + ".topic") && i < 100; i++) {
                parts.add(read(form, path + "." + i, depth + 1));
            }
        }
        Map<String, String> fields = new LinkedHashMap<>();
        form.forEach((name, value) -> {
            if (name.startsWith(path + ".") && name.indexOf('.', path.length() + 1) < 0) {
                fields.put(name.substring(path.length() + 1), value.strip());
            }
        });
        fields.remove("topic");
        return new RuleNode(path, topic, fields, parts);
    }

    /** What a button of the builder asks for, such as {@code add:r.1}; anything else changes nothing. */
    RuleNode after(String asked) {
        int cut = asked.indexOf(':');
        if (cut < 0) {
            return this;
        }
        var where = asked.substring(cut + 1);
        return switch (asked.substring(0, cut)) {
            case "add" -> appended(where, condition(FIRST));
            case "group" -> appended(where, group("any", List.of(condition(FIRST))));
            case "remove" -> without(where);
            default -> this;
        };
    }

    private RuleNode appended(String where, RuleNode part) {
        var more = new ArrayList<RuleNode>();
        parts.forEach(one -> more.add(one.appended(where, part)));
        if (path.equals(where) && isGroup()) {
            more.add(part);
        }
        return with(more);
    }

    private RuleNode without(String where) {
        return with(parts.stream()
                .filter(part -> !part.path().equals(where))
                .map(part -> part.without(where))
                .toList());
    }

    /** The whole as the fields of a form. */
    Map<String, String> form() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put(path + ".topic", topic);
        fields.forEach((name, value) -> form.put(name(name), value));
        parts.forEach(part -> form.putAll(part.form()));
        return form;
    }
}
