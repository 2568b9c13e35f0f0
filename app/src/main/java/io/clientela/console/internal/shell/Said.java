package io.clientela.console.internal.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What other rooms say in English about a flaw or about what is unknown, in another language. The messages of the topic
 * {@code said} are the kinds of sentences: the English one is the sentence as the code makes it, with {@code {0}},
 * {@code {1}}… in their order for what it fills in.
 *
 * <p>In the other languages {@code {0|meaning}} stands for a list of codes that the topic {@code meaning} has words for,
 * and {@code {0|said}} for a part that is itself such a sentence; {@code {0}} stays as it was filled in.
 */
final class Said {

    private static final String TOPIC = "said";
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)(?:\\|([a-z.]+))?}");
    private static final Pattern CODE = Pattern.compile("[a-z]+(?:-[a-z]+)*");

    /**
     * A kind of sentence.
     *
     * @param pattern its English text; its groups are what is filled in
     * @param letters how many letters of the text are given
     */
    private record Kind(String key, Pattern pattern, int letters) {}

    private final Dictionary dictionary;
    private final List<Kind> kinds;

    Said(Dictionary dictionary) {
        this.dictionary = dictionary;
        this.kinds = dictionary.keys("en").stream()
                .filter(key -> key.startsWith(TOPIC + "."))
                .map(key -> kind(key, dictionary.message("en", key)))
                .sorted(Comparator.comparingInt(Kind::letters).reversed())
                .toList();
    }

    /** What stands between the places is sought from left to right and never sought again: long texts cost no more. */
    private static Kind kind(String key, String english) {
        List<String> given = new ArrayList<>(List.of(PLACE.split(english, -1)));
        int letters = given.stream().mapToInt(String::length).sum();
        StringBuilder pattern = new StringBuilder(Pattern.quote(given.removeFirst()));
        while (given.size() > 1) {
            pattern.append("(?>(.*?)")
                    .append(Pattern.quote(given.removeFirst()))
                    .append(')');
        }
        given.forEach(last -> pattern.append("(.*)").append(Pattern.quote(last)));
        return new Kind(key, Pattern.compile(pattern.toString(), Pattern.DOTALL), letters);
    }

    /** The English text in a language; one of no known kind stays as it is. */
    String in(String language, String english) {
        return language.equals("en") ? english : found(english, language).orElse(english);
    }

    /** Of the kinds that fit the whole text, the one that gives the most of its letters. */
    private Optional<String> found(String english, String language) {
        for (Kind kind : kinds) {
            Matcher matcher = kind.pattern().matcher(english);
            if (matcher.matches()) {
                String message = dictionary.message(language, kind.key());
                return Optional.of(PLACE.matcher(message)
                        .replaceAll(place -> Matcher.quoteReplacement(part(place, matcher, language))));
            }
        }
        return Optional.empty();
    }

    private String part(MatchResult place, MatchResult found, String language) {
        String part = found.group(Integer.parseInt(place.group(1)) + 1);
        String topic = place.group(2);
        if (topic == null) {
            return part;
        }
        return topic.equals(TOPIC) ? in(language, part) : coded(part, topic, language);
    }

    /** A list of codes in words, with the words that join it. */
    private String coded(String list, String topic, String language) {
        return CODE.matcher(list).replaceAll(code -> Matcher.quoteReplacement(word(code.group(), topic, language)));
    }

    private String word(String code, String topic, String language) {
        for (String key : List.of(topic + "." + code, TOPIC + ".list." + code)) {
            if (dictionary.has(language, key)) {
                return dictionary.message(language, key);
            }
        }
        return code;
    }
}
