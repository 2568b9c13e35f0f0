package io.clientela.identify.internal.value;

import io.clientela.kernel.value.Outcome;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An Italian tax code (codice fiscale) with a right check character: of a person (16 characters, Ministerial Decree of 23
 * December 1976, with the letters that replace figures where two people would share a code), or of a body (11 figures,
 * checked as a Partita IVA).
 *
 * @param code the code in upper case
 */
public record TaxCode(String code) {

    private static final String MONTHS = "ABCDEHLMPRST";
    private static final String OMOCODES = "LMNPQRSTUV";
    /** Where a person's code has figures, which letters may replace. */
    private static final int[] FIGURES = {6, 7, 9, 10, 12, 13, 14};
    /** The values of A to Z, and of 0 to 9 as A to J, in the odd places. */
    private static final int[] ODD = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };

    /** What a code says of a person's sex. */
    public enum Sex {
        FEMALE,
        MALE
    }

    /**
     * Reads a tax code; spaces and punctuation are left aside.
     *
     * @return the code, or one of the reasons {@code tax-code-form}, {@code tax-code-checksum}, {@code tax-code-date}
     */
    public static Outcome<TaxCode> parse(String text) {
        var code = Folding.squeeze(text);
        if (code.length() == 11 && code.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return VatChecksums.italian(code) ? new Outcome.Known<>(new TaxCode(code)) : wrongCheck(text);
        }
        if (!hasForm(code)) {
            return new Outcome.Unknown<>("tax-code-form", "'" + text + "' has not the form of a tax code");
        }
        if (checkCharacter(code) != code.charAt(15)) {
            return wrongCheck(text);
        }
        var taxCode = new TaxCode(code);
        if (taxCode.birthDate(LocalDate.of(2399, 12, 31)).isEmpty()) {
            return new Outcome.Unknown<>("tax-code-date", "'" + text + "' holds a day of birth that does not exist");
        }
        return new Outcome.Known<>(taxCode);
    }

    private static Outcome<TaxCode> wrongCheck(String text) {
        return new Outcome.Unknown<>("tax-code-checksum", "the check character of '" + text + "' is wrong");
    }

    private static boolean hasForm(String code) {
        if (code.length() != 16 || MONTHS.indexOf(code.charAt(8)) < 0) {
            return false;
        }
        for (var i = 0; i < 16; i++) {
            var c = code.charAt(i);
            var fits = isFigure(i) ? (c >= '0' && c <= '9') || OMOCODES.indexOf(c) >= 0 : c >= 'A' && c <= 'Z';
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static boolean isFigure(int index) {
        for (var figure : FIGURES) {
            if (figure == index) {
                return true;
            }
        }
        return false;
    }

    /** The check character over the first fifteen characters. */
    static char checkCharacter(String code) {
        var sum = 0;
        for (var i = 0; i < 15; i++) {
            var c = code.charAt(i);
            var value = c <= '9' ? c - '0' : c - 'A';
            sum += i % 2 == 0 ? ODD[value] : value;
        }
        return (char) ('A' + sum % 26);
    }

    /** Whether this is the code of a body, not of a person. */
    public boolean ofBody() {
        return code.length() == 11;
    }

    /** The code without the letters that replace figures; check character recomputed. Two such codes are two people. */
    public String withoutOmocodes() {
        if (ofBody()) {
            return code;
        }
        var plain = new StringBuilder(code);
        for (var i : FIGURES) {
            plain.setCharAt(i, (char) ('0' + figure(i)));
        }
        plain.setCharAt(15, checkCharacter(plain.toString()));
        return plain.toString();
    }

    /**
     * The day of birth. A code holds two figures of the year: the latest such year is taken in which the day is not after
     * the given one, so a person over a hundred comes out a century too young.
     *
     * @param notAfter the day on which the person was alive
     * @return empty for a body, and where no such day exists
     */
    public Optional<LocalDate> birthDate(LocalDate notAfter) {
        if (ofBody()) {
            return Optional.empty();
        }
        var year = figure(6) * 10 + figure(7);
        var day = (figure(9) * 10 + figure(10)) % 40;
        var month = MONTHS.indexOf(code.charAt(8)) + 1;
        for (var century = notAfter.getYear() / 100; century >= 18; century--) {
            var date = date(century * 100 + year, month, day);
            if (date.isPresent() && !date.get().isAfter(notAfter)) {
                return date;
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> date(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The sex, empty for a body. */
    public Optional<Sex> sex() {
        return ofBody() ? Optional.empty() : Optional.of(figure(9) >= 4 ? Sex.FEMALE : Sex.MALE);
    }

    /** The land-registry code of the place of birth, such as {@code F205} for Milan, {@code Z…} for abroad; empty for a body. */
    public Optional<String> birthPlace() {
        return ofBody() ? Optional.empty() : Optional.of(code.charAt(11) + "" + figure(12) + figure(13) + figure(14));
    }

    private int figure(int index) {
        var c = code.charAt(index);
        return c <= '9' ? c - '0' : OMOCODES.indexOf(c);
    }

    @Override
    public String toString() {
        return code;
    }
}
