package io.clientela.bench;

import java.text.Normalizer;
import java.util.Locale;

/** Tax codes of people and VAT numbers with their check characters. */
final class ItalianCodes {

    private static final int[] ODD = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };

    /** What the decree writes in the place of letters that a short name lacks: Fo becomes FOX. */
    private static final String FILL = "X".repeat(3);

    private ItalianCodes() {}

    /** The codice fiscale (decree of 23 December 1976), with a made-up place of birth. */
    static String taxCode(String family, String given, int year, int month, int day, boolean woman, int place) {
        var out = new StringBuilder(16);
        out.append(three(family, false)).append(three(given, true));
        out.append("%02d".formatted(year % 100)).append("ABCDEHLMPRST".charAt(month - 1));
        out.append("%02d".formatted(woman ? day + 40 : day));
        out.append("ABCDEFGHIL".charAt(place / 1000)).append("%03d".formatted(place % 1000));
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            char c = out.charAt(i);
            int value = Character.isDigit(c) ? c - '0' : c - 'A';
            sum += i % 2 == 0 ? ODD[value] : value;
        }
        return out.append((char) ('A' + sum % 26)).toString();
    }

    private static String three(String name, boolean given) {
        String letters = Normalizer.normalize(name.toUpperCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("[^A-Z]", "");
        String consonants = letters.replaceAll("[AEIOU]", "");
        if (given && consonants.length() >= 4) {
            return "" + consonants.charAt(0) + consonants.charAt(2) + consonants.charAt(3);
        }
        return (consonants + letters.replaceAll("[^AEIOU]", "") + FILL).substring(0, 3);
    }

    /** A partita IVA: seven digits, the office's three, and Luhn's check digit. */
    static String vatNumber(int number, int office) {
        String digits = "%07d%03d".formatted(number, office);
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            int digit = digits.charAt(i) - '0';
            int twice = digit * 2;
            sum += i % 2 == 0 ? digit : twice > 9 ? twice - 9 : twice;
        }
        return digits + (10 - sum % 10) % 10;
    }
}
