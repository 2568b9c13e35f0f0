package io.clientela.identify.internal.finding;

import java.util.LinkedHashSet;
import java.util.Set;

/** The words that one slip of the pen away from a typed word: a letter more, less, another, or two changed over. Pure. */
final class Slips {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    private Slips() {}

    /** All words at one edit from the given one, itself left out. */
    static Set<String> of(String word) {
        var slips = new LinkedHashSet<String>();
        for (int i = 0; i <= word.length(); i++) {
            String before = word.substring(0, i);
            String after = word.substring(i);
            if (!after.isEmpty()) {
                slips.add(before + after.substring(1));
            }
            if (after.length() > 1) {
                slips.add(before + after.charAt(1) + after.charAt(0) + after.substring(2));
            }
            for (int l = 0; l < LETTERS.length(); l++) {
                slips.add(before + LETTERS.charAt(l) + after);
                if (!after.isEmpty()) {
                    slips.add(before + LETTERS.charAt(l) + after.substring(1));
                }
            }
        }
        slips.remove(word);
        return slips;
    }
}
