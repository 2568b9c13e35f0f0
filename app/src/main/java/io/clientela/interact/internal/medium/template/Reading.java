package io.clientela.interact.internal.medium.template;

import io.clientela.interact.Templates.Readability;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How readable a text is.
 *
 * <p>Italian: the Gulpease index (Lucisano and Piemontese 1988), {@code 89 + (300 sentences - 10 letters) / words}: below 80
 * hard for who has primary school, below 60 for who has middle school, below 40 for who has high school. English: the
 * reading ease of Flesch (1948), {@code 206.835 - 1.015 words/sentences - 84.6 syllables/words}: 60 to 70 is plain English.
 * Both are held between 0 and 100. Addresses are no words.
 */
final class Reading {

    private static final int LONG_SENTENCE = 25;
    private static final int SHOWN = 5;
    private static final int EASY = 60;
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+|\\S+@\\S+");
    private static final Pattern SENTENCE = Pattern.compile("[^.!?\\n…]+(?:[.!?…]+(?=\\s|$)|\\n|$|[.!?…]+)");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:[-.,][\\p{L}\\p{N}]+)*");
    private static final Pattern VOWELS = Pattern.compile("[aeiouy]+");

    private Reading() {}

    /** The readability of a text in a language; Gulpease for Italian, Flesch for all others. */
    static Readability of(String text, String language) {
        boolean italian = language.equals("it");
        List<List<String>> sentences = sentences(ADDRESS.matcher(text).replaceAll(""), italian);
        List<String> words = sentences.stream().flatMap(List::stream).toList();
        double value =
                words.isEmpty() ? 100 : italian ? gulpease(sentences.size(), words) : flesch(sentences.size(), words);
        int shown = (int) Math.round(Math.clamp(value, 0, 100));
        return new Readability(
                italian ? "gulpease" : "flesch",
                shown,
                shown >= EASY ? "easy" : shown >= (italian ? 40 : 45) ? "fair" : "hard",
                sentences.size(),
                words.size(),
                longOnes(sentences),
                hard(words, italian));
    }

    static double gulpease(int sentences, List<String> words) {
        long letters = words.stream()
                .mapToLong(word ->
                        word.codePoints().filter(Character::isLetterOrDigit).count())
                .sum();
        return 89 + (300.0 * sentences - 10.0 * letters) / words.size();
    }

    static double flesch(int sentences, List<String> words) {
        int syllables = words.stream().mapToInt(Reading::syllables).sum();
        return 206.835 - 1.015 * words.size() / sentences - 84.6 * syllables / words.size();
    }

    /** The syllables of an English word: its groups of vowels, a silent e at the end not counted; at least one. */
    static int syllables(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        int groups = (int) VOWELS.matcher(lower).results().count();
        boolean silent = lower.length() > 2
                && ((lower.endsWith("e") && !lower.matches(".*[^aeiouy]le") && !lower.endsWith("ee"))
                        || lower.matches(".*[^aeiouydt]ed")
                        || lower.matches(".*[^aeiouyscxzgh]es"));
        return Math.max(1, silent ? groups - 1 : groups);
    }

    /** The sentences with their words; an Italian word ends at its apostrophe, an English one does not. */
    private static List<List<String>> sentences(String text, boolean italian) {
        String joined = italian ? text.replaceAll("['’]", " ") : text.replaceAll("['’]", "");
        return SENTENCE.matcher(joined)
                .results()
                .map(sentence -> WORD.matcher(sentence.group())
                        .results()
                        .map(MatchResult::group)
                        .toList())
                .filter(words -> !words.isEmpty())
                .toList();
    }

    private static List<String> longOnes(List<List<String>> sentences) {
        return sentences.stream()
                .filter(words -> words.size() > LONG_SENTENCE)
                .map(words -> String.join(" ", words.subList(0, 10)) + " …")
                .limit(SHOWN)
                .toList();
    }

    private static List<String> hard(List<String> words, boolean italian) {
        List<String> hard = new ArrayList<>();
        for (String word : words) {
            boolean named = Character.isUpperCase(word.codePointAt(0));
            boolean lengthy = italian ? word.length() > 12 : syllables(word) > 3;
            if (lengthy && !named && !hard.contains(word) && hard.size() < SHOWN) {
                hard.add(word);
            }
        }
        return hard;
    }
}
