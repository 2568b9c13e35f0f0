package io.clientela.interact;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A question that customers are asked, one at a time (R9).
 *
 * @param questionId its number; 0 for one that is not kept yet
 * @param position where it stands in the order in which they are asked
 * @param subject of what it asks: the category of {@link Fills#SPENDING}, the field of {@link Fills#FACT}, what is preferred
 * @param texts what it says, by language ({@code en}, {@code it})
 * @param points what an answer earns
 * @param againDays after how many days it is asked again; 0: never
 * @param moment when it is asked
 * @param momentDays how many days after that
 * @param active whether it is asked at all
 */
public record Question(
        long questionId,
        int position,
        Kind kind,
        Fills fills,
        String subject,
        Map<String, Text> texts,
        int points,
        int againDays,
        Moment moment,
        int momentDays,
        boolean active) {

    /** The highest mark of a {@link Kind#SCALE}; the lowest is 1. */
    public static final int TOP = 5;

    public Question {
        texts = Map.copyOf(texts);
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("a question without words");
        }
        if (kind == Kind.CHOICE
                && texts.values().stream().anyMatch(text -> text.choices().size() < 2)) {
            throw new IllegalArgumentException("a choice between fewer than two");
        }
        if (fills == Fills.SPENDING && (kind != Kind.NUMBER || subject.isBlank())) {
            throw new IllegalArgumentException("spending is asked as a number, of a category");
        }
        if (fills.rated() && kind != Kind.SCALE) {
            throw new IllegalArgumentException(fills + " is asked on a scale");
        }
        if ((fills == Fills.FACT || fills == Fills.PREFERENCE) && subject.isBlank()) {
            throw new IllegalArgumentException(fills + " of what?");
        }
        if (points < 0 || againDays < 0 || momentDays < 0) {
            throw new IllegalArgumentException("below 0");
        }
    }

    /** How it is answered. */
    public enum Kind {
        /** By one of several choices. */
        CHOICE,
        /** By a whole number from 1 to {@value Question#TOP}. */
        SCALE,
        /** In his own words. */
        TEXT,
        /** By a number, not below 0. */
        NUMBER
    }

    /** What its answer is for. */
    public enum Fills {
        /** The register of needs: the answer is the need. */
        NEED(false),
        /** What he spends in a year on a category, here and elsewhere. */
        SPENDING(false),
        /** Something that sources may state too, such as his birthday. */
        FACT(false),
        /** How he likes things to be, such as the medium by which he is written to. */
        PREFERENCE(false),
        SATISFACTION(true),
        TRUST(true),
        LOYALTY(true),
        /** Whether he would recommend the firm. */
        ADVOCACY(true),
        /** How he felt when buying. */
        BUYING(true),
        /** How he feels when using what he bought. */
        USING(true),
        /** Whether the last message was understood. */
        UNDERSTOOD(true),
        /** Whether it was of interest. */
        INTERESTING(true);

        private final boolean rated;

        Fills(boolean rated) {
            this.rated = rated;
        }

        /** Whether it is answered by a mark from 1 to {@value Question#TOP}. */
        public boolean rated() {
            return rated;
        }
    }

    /** When it is asked. */
    public enum Moment {
        /** When its turn comes. */
        ANY,
        /** Some days after a purchase. */
        AFTER_PURCHASE,
        /** Some days after we answered him. */
        AFTER_ANSWER
    }

    /**
     * What it says in one language.
     *
     * @param choices of a {@link Kind#CHOICE}; one that begins with a hyphen means that none of the others fits
     */
    public record Text(String body, List<String> choices) {

        public Text {
            choices = List.copyOf(choices);
            if (body.isBlank()) {
                throw new IllegalArgumentException("a question without words");
            }
        }

        /** A choice as it is shown. */
        public static String shown(String choice) {
            return choice.startsWith("-") ? choice.substring(1).strip() : choice;
        }
    }

    /** What it says in a language, or in another where it has none of it. */
    public Text text(String language) {
        return Optional.ofNullable(texts.get(language))
                .orElseGet(() -> texts.entrySet().stream()
                        .min(Map.Entry.comparingByKey())
                        .map(Map.Entry::getValue)
                        .orElseThrow());
    }

    /** The language in which it is said to somebody who speaks this one. */
    public String spoken(String language) {
        return texts.containsKey(language)
                ? language
                : texts.keySet().stream().sorted().findFirst().orElseThrow();
    }
}
