package io.clientela.demo.internal;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;

/**
 * Codice fiscale of people and check figure of the Partita IVA, by the rules of the ministerial decree of 12 March 1974
 * and of 23 December 1976.
 */
final class TaxCodes {

    private static final String MONTHS = "ABCDEHLMPRST";
    /** What a name too short is filled up with. */
    private static final String FILL = "X".repeat(3);

    private static final int[] ODD = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };

    private TaxCodes() {}

    /** The tax code of a person: 16 letters and figures. */
    static String of(String family, String given, LocalDate born, boolean female, String birthplace) {
        var day = born.getDayOfMonth() + (female ? 40 : 0);
        var start = familyPart(family)
                + givenPart(given)
                + twoFigures(born.getYear() % 100)
                + MONTHS.charAt(born.getMonthValue() - 1)
                + twoFigures(day)
                + birthplace;
        return start + checkLetter(start);
    }

    /** A VAT number of eleven figures from its first ten. */
    static String withCheckFigure(String tenFigures) {
        var sum = 0;
        for (var i = 0; i < 10; i++) {
            var figure = tenFigures.charAt(i) - '0';
            var doubled = 2 * figure;
            sum += i % 2 == 0 ? figure : doubled > 9 ? doubled - 9 : doubled;
        }
        return tenFigures + (10 - sum % 10) % 10;
    }

    private static String twoFigures(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    private static String familyPart(String family) {
        var letters = letters(family);
        return (consonants(letters) + vowels(letters) + FILL).substring(0, 3);
    }

    private static String givenPart(String given) {
        var letters = letters(given);
        var consonants = consonants(letters);
        if (consonants.length() > 3) {
            return "" + consonants.charAt(0) + consonants.charAt(2) + consonants.charAt(3);
        }
        return (consonants + vowels(letters) + FILL).substring(0, 3);
    }

    private static String letters(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^A-Z]", "");
    }

    private static String consonants(String letters) {
        return letters.replaceAll("[AEIOU]", "");
    }

    private static String vowels(String letters) {
        return letters.replaceAll("[^AEIOU]", "");
    }

    private static char checkLetter(String fifteen) {
        var sum = 0;
        for (var i = 0; i < 15; i++) {
            var sign = fifteen.charAt(i);
            var value = sign <= '9' ? sign - '0' : sign - 'A';
            sum += i % 2 == 0 ? ODD[value] : value;
        }
        return (char) ('A' + sum % 26);
    }
}
