package io.clientela.console.internal.analysis;

import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.Assumptions;
import io.clientela.differentiate.Assumptions.Assumed;
import io.clientela.differentiate.Assumptions.Topic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is assumed on a topic, as a form, with what was assumed before.
 *
 * @param topic the topic
 * @param fields what can be assumed otherwise
 * @param earlier what was assumed, the latest first
 */
public record AssumptionForm(Topic topic, List<Field> fields, List<Earlier> earlier) {

    private static final String PREFIX = "a.";

    public AssumptionForm {
        fields = List.copyOf(fields);
        earlier = List.copyOf(earlier);
    }

    /** One number that is assumed. */
    public record Field(String name, String label, String value) {}

    /**
     * What was assumed once.
     *
     * @param when when, by whom and why, in words
     * @param values the numbers, in words
     */
    public record Earlier(long id, String when, String values) {}

    /**
     * The form.
     *
     * @param channels the channels for which visits and delivery can be assumed
     */
    static AssumptionForm of(Topic topic, Assumptions assumptions, List<String> channels, Words words) {
        var values = new TreeMap<>(assumptions.now(topic).values());
        for (var channel : channels) {
            values.putIfAbsent("delivery:" + channel, 0.0);
            values.putIfAbsent("visits:" + channel, 0.0);
        }
        var fields = values.entrySet().stream()
                .filter(one -> !one.getKey().contains(":")
                        || channels.contains(one.getKey().substring(one.getKey().indexOf(':') + 1)))
                .map(one ->
                        new Field(PREFIX + one.getKey(), label(one.getKey(), words), Writing.decimal(one.getValue())))
                .toList();
        var earlier = assumptions.history(topic).stream()
                .map(one -> earlier(one, words))
                .toList();
        return new AssumptionForm(topic, fields, earlier);
    }

    private static Earlier earlier(Assumed assumed, Words words) {
        var values = assumed.values().entrySet().stream()
                .map(one -> label(one.getKey(), words) + " " + Writing.decimal(one.getValue()))
                .collect(Collectors.joining("; "));
        var when = words.say("analysis.assume.when", assumed.at(), assumed.by());
        return new Earlier(assumed.id(), assumed.why().isEmpty() ? when : when + ": " + assumed.why(), values);
    }

    private static String label(String name, Words words) {
        int at = name.indexOf(':');
        var channel = at < 0 ? "" : name.substring(at + 1);
        return at < 0
                ? words.say("analysis.assume." + name)
                : words.say(
                        "analysis.assume." + name.substring(0, at),
                        channel.isEmpty() ? words.say("analysis.nameless") : channel);
    }

    /**
     * The numbers of a sent form.
     *
     * @throws IllegalArgumentException if one cannot be read
     */
    static Map<String, Double> read(Map<String, String> given) {
        Map<String, Double> values = new LinkedHashMap<>();
        given.forEach((name, text) -> {
            if (name.startsWith(PREFIX) && !text.isBlank()) {
                values.put(
                        name.substring(PREFIX.length()),
                        Double.parseDouble(text.strip().replace(',', '.')));
            }
        });
        return values;
    }
}
