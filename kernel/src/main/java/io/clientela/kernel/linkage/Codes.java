package io.clientela.kernel.linkage;

/** Check characters of tax numbers. */
final class Codes {

    private static final int[] ODD = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };

    private Codes() {}

    /**
     * Whether a folded code is surely a valid one: an Italian VAT number or tax code whose check character is right.
     * Codes of other forms are not known to be valid.
     */
    static boolean valid(String code) {
        return code.length() == 11 ? validEleven(code) : code.length() == 16 && validSixteen(code);
    }

    /** Luhn's check over eleven digits. */
    private static boolean validEleven(String code) {
        int sum = 0;
        for (int i = 0; i < 11; i++) {
            int digit = code.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            int twice = digit * 2;
            sum += i % 2 == 0 ? digit : twice > 9 ? twice - 9 : twice;
        }
        return sum % 10 == 0;
    }

    /** The check letter of the codice fiscale (decree of 23 December 1976). */
    private static boolean validSixteen(String code) {
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            char c = code.charAt(i);
            int value = c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'Z' ? c - 'A' : -1;
            if (value < 0) {
                return false;
            }
            sum += i % 2 == 0 ? ODD[value] : value;
        }
        return code.charAt(15) == 'A' + sum % 26;
    }
}
