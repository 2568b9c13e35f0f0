package io.clientela.identify.internal.value;

/**
 * The check figures of VAT numbers, as the European Commission's VIES algorithms and the national authorities define
 * them. Where no rule is known here the form alone decides and {@link #holds} says yes.
 */
final class VatChecksums {

    private static final String SPANISH = "TRWAGMYFPDXBNJZSQVHLCKE";

    private VatChecksums() {}

    /**
     * Whether the check figure is right.
     *
     * @param country the prefix as in {@link VatNumber}
     * @param number a number that has the country's form
     */
    static boolean holds(String country, String number) {
        return switch (country) {
            case "AT" -> austrian(number.substring(1));
            case "BE" -> 97 - longOf(number, 0, 8) % 97 == longOf(number, 8, 10);
            case "CH" -> eleven(number.substring(1, 10), 5, 4, 3, 2, 7, 6, 5, 4) % 11 == digit(number, 9);
            case "DE", "HR" -> iso7064(number);
            case "DK" -> weighted(number, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0;
            case "EL" -> weighted(number, 256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10 == digit(number, 8);
            case "ES" -> spanish(number);
            case "FI" -> eleven(number, 7, 9, 10, 5, 8, 4, 2) % 11 == digit(number, 7);
            case "FR" -> french(number);
            case "GB", "XI" -> british(number);
            case "HU" -> (10 - weighted(number, 9, 7, 3, 1, 9, 7, 3) % 10) % 10 == digit(number, 7);
            case "IT" -> italian(number);
            case "LU" -> longOf(number, 0, 6) % 89 == longOf(number, 6, 8);
            case "NL" -> dutch(number);
            case "PL" -> weighted(number, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == digit(number, 9);
            case "PT" -> tenAsZero(eleven(number, 9, 8, 7, 6, 5, 4, 3, 2)) == digit(number, 8);
            case "SE" -> luhn(number, 10);
            case "SI" -> slovene(number);
            default -> true;
        };
    }

    /** The Italian Partita IVA: eleven figures of which the last makes the Luhn sum a multiple of ten. */
    static boolean italian(String number) {
        return number.length() == 11 && !number.equals("00000000000") && luhn(number, 11);
    }

    private static boolean luhn(String number, int length) {
        var sum = 0;
        for (var i = 0; i < length; i++) {
            var d = digit(number, i);
            var doubled = (length - i) % 2 == 0;
            sum += doubled ? d * 2 - (d > 4 ? 9 : 0) : d;
        }
        return sum % 10 == 0;
    }

    private static boolean iso7064(String number) {
        var product = 10;
        for (var i = 0; i < number.length() - 1; i++) {
            var sum = (digit(number, i) + product) % 10;
            product = 2 * (sum == 0 ? 10 : sum) % 11;
        }
        return (11 - product) % 10 == digit(number, number.length() - 1);
    }

    private static boolean austrian(String figures) {
        var sum = 4;
        for (var i = 0; i < 7; i++) {
            var product = digit(figures, i) * (i % 2 + 1);
            sum += product / 10 + product % 10;
        }
        return (10 - sum % 10) % 10 == digit(figures, 7);
    }

    /** Only keys of two figures are defined by a formula; keys with letters pass. */
    private static boolean french(String number) {
        if (!Character.isDigit(number.charAt(0)) || !Character.isDigit(number.charAt(1))) {
            return true;
        }
        return (12 + 3 * (longOf(number, 2, 11) % 97)) % 97 == longOf(number, 0, 2);
    }

    private static boolean british(String number) {
        if (!Character.isDigit(number.charAt(0))) {
            return true;
        }
        var sum = weighted(number, 8, 7, 6, 5, 4, 3, 2) + longOf(number, 7, 9);
        return sum % 97 == 0 || (sum + 55) % 97 == 0;
    }

    private static boolean dutch(String number) {
        var remainder = weighted(number, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
        return remainder == digit(number, 8) || dutchOfPerson(number);
    }

    /** The numbers of sole traders since 2020: ISO 7064 mod 97-10 over {@code NL} and the number, letters as 10 to 35. */
    private static boolean dutchOfPerson(String number) {
        var remainder = 2321L;
        for (var i = 0; i < number.length(); i++) {
            var c = number.charAt(i);
            remainder = c == 'B' ? (remainder * 100 + 11) % 97 : (remainder * 10 + (c - '0')) % 97;
        }
        return remainder == 1;
    }

    private static boolean spanish(String number) {
        var first = number.charAt(0);
        var last = number.charAt(8);
        if (Character.isDigit(first)) {
            return SPANISH.charAt((int) (longOf(number, 0, 8) % 23)) == last;
        }
        if ("XYZ".indexOf(first) >= 0) {
            return SPANISH.charAt((int) (("XYZ".indexOf(first) * 10_000_000L + longOf(number, 1, 8)) % 23)) == last;
        }
        if ("KLM".indexOf(first) >= 0) {
            return SPANISH.charAt((int) (longOf(number, 1, 8) % 23)) == last;
        }
        var sum = 0;
        for (var i = 1; i < 8; i++) {
            var d = digit(number, i);
            sum += i % 2 == 0 ? d : d * 2 / 10 + d * 2 % 10;
        }
        var check = (10 - sum % 10) % 10;
        return last == '0' + check || last == "JABCDEFGHI".charAt(check);
    }

    private static boolean slovene(String number) {
        var check = 11 - weighted(number, 8, 7, 6, 5, 4, 3, 2) % 11;
        return check != 11 && check % 10 == digit(number, 7);
    }

    /** Eleven less the weighted sum modulo eleven: 1 to 11. */
    private static int eleven(String number, int... weights) {
        return 11 - weighted(number, weights) % 11;
    }

    private static int tenAsZero(int check) {
        return check > 9 ? 0 : check;
    }

    private static int weighted(String number, int... weights) {
        var sum = 0;
        for (var i = 0; i < weights.length; i++) {
            sum += weights[i] * digit(number, i);
        }
        return sum;
    }

    private static int digit(String number, int index) {
        return number.charAt(index) - '0';
    }

    private static long longOf(String number, int from, int to) {
        return Long.parseLong(number, from, to, 10);
    }
}
