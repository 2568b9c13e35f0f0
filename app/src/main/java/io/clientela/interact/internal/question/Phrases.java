package io.clientela.interact.internal.question;

import io.clientela.interact.Question;
import java.util.List;
import java.util.Map;

/** The words around a question in a message, in the customer's language. */
final class Phrases {

    private static final Map<String, String> SUBJECT = Map.of("en", "One question", "it", "Una domanda");
    private static final Map<String, String> CHOICE =
            Map.of("en", "Answer with the number.", "it", "Risponda con il numero.");
    private static final Map<String, String> SCALE = Map.of(
            "en", "Answer with a number from 1 (not at all) to " + Question.TOP + " (very much).",
            "it", "Risponda con un numero da 1 (per niente) a " + Question.TOP + " (moltissimo).");
    private static final Map<String, String> NUMBER =
            Map.of("en", "Answer with a number.", "it", "Risponda con un numero.");
    private static final Map<String, String> TEXT =
            Map.of("en", "Answer in your own words.", "it", "Risponda con parole Sue.");
    private static final Map<String, String> WHY = Map.of(
            "en", "You agreed that we may ask you questions, one at a time.",
            "it", "Ha accettato che Le facciamo domande, una alla volta.");

    private Phrases() {}

    static String subject(String language) {
        return in(SUBJECT, language);
    }

    static String why(String language) {
        return in(WHY, language);
    }

    /** The question with its choices and how to answer. */
    static String message(Question.Kind kind, String body, List<String> choices, String language) {
        var text = new StringBuilder(body.strip()).append("\n\n");
        for (int i = 0; i < choices.size(); i++) {
            text.append(i + 1)
                    .append(". ")
                    .append(Question.Text.shown(choices.get(i)))
                    .append('\n');
        }
        if (!choices.isEmpty()) {
            text.append('\n');
        }
        return text.append(in(how(kind), language)).toString();
    }

    private static Map<String, String> how(Question.Kind kind) {
        return switch (kind) {
            case CHOICE -> CHOICE;
            case SCALE -> SCALE;
            case NUMBER -> NUMBER;
            case TEXT -> TEXT;
        };
    }

    private static String in(Map<String, String> words, String language) {
        return words.getOrDefault(language, words.getOrDefault("en", ""));
    }
}
