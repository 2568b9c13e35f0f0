package io.clientela.identify.internal.finding;

import io.clientela.identify.internal.value.Folding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** By which words and codes a value is found. Pure; the same for what is stored and for what is typed. */
final class Terms {

    /** The fields that are searched. */
    static final String[] FIELDS = {
        "FULL_NAME",
        "GIVEN_NAME",
        "FAMILY_NAME",
        "COMPANY_NAME",
        "CITY",
        "EMAIL",
        "CERTIFIED_EMAIL",
        "PHONE",
        "VAT_NUMBER",
        "TAX_CODE",
        "CUSTOMER_CODE",
        "CARD_NUMBER"
    };

    private static final Set<String> NAMES =
            Set.of("FULL_NAME", "GIVEN_NAME", "FAMILY_NAME", "COMPANY_NAME", "CITY", "EMAIL", "CERTIFIED_EMAIL");
    private static final Set<String> CODES =
            Set.of("EMAIL", "CERTIFIED_EMAIL", "PHONE", "VAT_NUMBER", "TAX_CODE", "CUSTOMER_CODE", "CARD_NUMBER");

    private Terms() {}

    /** The words of a value of the given field; words of one letter and the end of a domain are left out. */
    static Set<String> words(String field, String text) {
        if (!NAMES.contains(field)) {
            return Set.of();
        }
        var words = new LinkedHashSet<String>();
        int end = field.endsWith("EMAIL") ? Math.max(text.lastIndexOf('.'), 0) : text.length();
        for (var word : split(text.substring(0, end))) {
            if (word.length() > 1) {
                words.add(word);
            }
        }
        return words;
    }

    /** The words of a text, folded, in order; letters that stand alone one after the other are one word: S.r.l. is srl. */
    static List<String> split(String text) {
        String folded = Folding.fold(text.replace('_', ' '));
        var words = new ArrayList<String>();
        boolean open = false;
        for (var word : folded.isEmpty() ? new String[0] : folded.split(" ")) {
            boolean letter = word.length() == 1 && Character.isLetter(word.charAt(0));
            if (letter && open) {
                words.add(words.removeLast() + word);
            } else {
                words.add(word);
            }
            open = letter;
        }
        return words;
    }

    /** The code of a value of the given field; empty where the field has none. */
    static Optional<String> code(String field, String text) {
        if (!CODES.contains(field)) {
            return Optional.empty();
        }
        String code = field.endsWith("EMAIL") ? address(text) : squeeze(text);
        return code.isEmpty() ? Optional.empty() : Optional.of(code);
    }

    /** An e-mail address or a piece of one, without spaces and in small letters. */
    static String address(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replace(" ", "");
    }

    /** Letters and figures alone, in small letters. */
    static String squeeze(String text) {
        return Folding.squeeze(text).toLowerCase(Locale.ROOT);
    }
}
