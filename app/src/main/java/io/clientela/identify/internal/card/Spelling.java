package io.clientela.identify.internal.card;

import io.clientela.identify.internal.value.Folding;
import java.util.List;
import java.util.regex.Pattern;

/** How well a value is written. Pure. */
final class Spelling {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s.]+");

    private static final Pattern BEFORE_NUMBER = Pattern.compile("\\b(n|nr|num|numero|civico) (?=\\d)");
    private static final List<Kind> KINDS_OF_STREET = List.of(
            new Kind(Pattern.compile("v ?le\\b"), "viale"),
            new Kind(Pattern.compile("p ?z?za\\b"), "piazza"),
            new Kind(Pattern.compile("c ?so\\b"), "corso"),
            new Kind(Pattern.compile("l ?go\\b"), "largo"),
            new Kind(Pattern.compile("v\\b"), "via"));

    /** A word for a kind of street and how it is written for short. */
    private record Kind(Pattern form, String word) {}

    private Spelling() {}

    /** Whether a text has capitals and small letters, as people write; not so in all capitals or all small letters. */
    static boolean isMixed(String text) {
        return text.chars().anyMatch(Character::isUpperCase) && text.chars().anyMatch(Character::isLowerCase);
    }

    /**
     * Whether a name is a shorter form of another: word for word the same but for initials ("m. rossi" of "mario rossi").
     */
    static boolean abbreviates(String name, String full) {
        String[] shorter = words(name);
        String[] longer = words(full);
        if (shorter.length != longer.length) {
            return false;
        }
        boolean initials = false;
        for (int i = 0; i < shorter.length; i++) {
            boolean initial = shorter[i].length() == 1 && longer[i].length() > 1 && longer[i].startsWith(shorter[i]);
            if (!initial && !shorter[i].equals(longer[i])) {
                return false;
            }
            initials |= initial;
        }
        return initials;
    }

    /**
     * A street as it is compared: small letters without accents and punctuation, the usual short forms of the Italian words
     * for kinds of street in full, and no "n." before the number ("V.le Roma, n. 5" is "viale roma 5").
     */
    static String street(String text) {
        var plain = BEFORE_NUMBER.matcher(Folding.fold(text)).replaceAll("");
        for (var kind : KINDS_OF_STREET) {
            var found = kind.form().matcher(plain);
            if (found.lookingAt()) {
                return kind.word() + plain.substring(found.end());
            }
        }
        return plain;
    }

    private static String[] words(String name) {
        return BETWEEN_WORDS.split(BETWEEN_WORDS.matcher(name).replaceAll(" ").strip(), -1);
    }
}
