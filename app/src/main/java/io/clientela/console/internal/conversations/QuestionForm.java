package io.clientela.console.internal.conversations;

import io.clientela.interact.Question;
import io.clientela.interact.Question.Fills;
import io.clientela.interact.Question.Kind;
import io.clientela.interact.Question.Moment;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A question as the fields of its form. */
public final class QuestionForm {

    /** The languages in which a question is written. */
    public static final List<String> LANGUAGES = List.of("en", "it");

    private final Map<String, String> given;

    QuestionForm(Map<String, String> given) {
        this.given = Map.copyOf(given);
    }

    static QuestionForm empty() {
        return new QuestionForm(Map.of("kind", "choice", "fills", "need", "moment", "any", "active", "true"));
    }

    static QuestionForm of(Question question) {
        Map<String, String> fields = new HashMap<>();
        fields.put("kind", question.kind().name().toLowerCase(Locale.ROOT));
        fields.put("fills", question.fills().name().toLowerCase(Locale.ROOT));
        fields.put("subject", question.subject());
        fields.put("points", String.valueOf(question.points()));
        fields.put("again", String.valueOf(question.againDays()));
        fields.put("moment", question.moment().name().toLowerCase(Locale.ROOT));
        fields.put("days", String.valueOf(question.momentDays()));
        fields.put("active", String.valueOf(question.active()));
        question.texts().forEach((language, text) -> {
            fields.put("body-" + language, text.body());
            fields.put("choices-" + language, String.join("\n", text.choices()));
        });
        return new QuestionForm(fields);
    }

    /** What stands in a field, or nothing. */
    public String value(String name) {
        return given.getOrDefault(name, "");
    }

    /** Whether a constant is chosen. */
    public boolean chosen(String name, Enum<?> constant) {
        return constant.name().equalsIgnoreCase(value(name));
    }

    /** The question; throws IllegalArgumentException where it makes none. */
    Question question(long id) {
        Map<String, Question.Text> texts = new LinkedHashMap<>();
        var kind = constant(Kind.class, "kind");
        for (String language : LANGUAGES) {
            if (!value("body-" + language).isBlank()) {
                texts.put(
                        language,
                        new Question.Text(
                                value("body-" + language).strip(),
                                kind == Kind.CHOICE ? choices(value("choices-" + language)) : List.of()));
            }
        }
        if (texts.values().stream()
                        .map(text -> text.choices().size())
                        .distinct()
                        .count()
                > 1) {
            throw new IllegalArgumentException("not the same choices in each language");
        }
        return new Question(
                id,
                0,
                kind,
                constant(Fills.class, "fills"),
                value("subject").strip(),
                texts,
                number("points", 100_000),
                number("again", 3_650),
                constant(Moment.class, "moment"),
                number("days", 365),
                value("active").equals("true"));
    }

    private <E extends Enum<E>> E constant(Class<E> type, String name) {
        return Talk.constant(type, value(name)).orElseThrow(() -> new IllegalArgumentException(name));
    }

    private int number(String name, int most) {
        String text = value(name).strip();
        if (!text.isEmpty() && (!text.matches("\\d{1,6}") || Integer.parseInt(text) > most)) {
            throw new IllegalArgumentException(name + ": " + text);
        }
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    private static List<String> choices(String lines) {
        return lines.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
