package io.clientela.identify.internal.card;

import java.util.regex.Pattern;

/** How well a value is written. Pure. */
final class Spelling {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s.]+");

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

    private static String[] words(String name) {
        return BETWEEN_WORDS.split(BETWEEN_WORDS.matcher(name).replaceAll(" ").strip(), -1);
    }
}
