package io.clientela.identify.internal.value;

import io.clientela.kernel.value.Outcome;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A VAT number of a country whose form is known, with a right checksum where one is defined ({@link VatChecksums}).
 *
 * @param country the prefix as written in the EU: ISO 3166-1 alpha-2, but {@code EL} for Greece and {@code XI} for
 *     Northern Ireland
 * @param number the number behind the prefix, letters and figures only
 */
public record VatNumber(String country, String number) {

    private static final Map<String, Pattern> FORMS = Map.ofEntries(
            form("AT", "U\\d{8}"),
            form("BE", "[01]\\d{9}"),
            form("BG", "\\d{9,10}"),
            form("CH", "E\\d{9}(MWST|TVA|IVA)?"),
            form("CY", "\\d{8}[A-Z]"),
            form("CZ", "\\d{8,10}"),
            form("DE", "\\d{9}"),
            form("DK", "\\d{8}"),
            form("EE", "\\d{9}"),
            form("EL", "\\d{9}"),
            form("ES", "[A-Z]\\d{7}[A-Z0-9]|\\d{8}[A-Z]"),
            form("FI", "\\d{8}"),
            form("FR", "[A-HJ-NP-Z0-9]{2}\\d{9}"),
            form("GB", "\\d{9}|\\d{12}|(GD|HA)\\d{3}"),
            form("HR", "\\d{11}"),
            form("HU", "\\d{8}"),
            form("IE", "\\d{7}[A-W][A-I]?|\\d[A-Z+*]\\d{5}[A-W]"),
            form("IT", "\\d{11}"),
            form("LT", "\\d{9}|\\d{12}"),
            form("LU", "\\d{8}"),
            form("LV", "\\d{11}"),
            form("MT", "\\d{8}"),
            form("NL", "\\d{9}B\\d{2}"),
            form("NO", "\\d{9}(MVA)?"),
            form("PL", "\\d{10}"),
            form("PT", "\\d{9}"),
            form("RO", "\\d{2,10}"),
            form("SE", "\\d{10}01"),
            form("SI", "\\d{8}"),
            form("SK", "\\d{10}"),
            form("SM", "\\d{3,5}"),
            form("XI", "\\d{9}|\\d{12}|(GD|HA)\\d{3}"));

    private static Map.Entry<String, Pattern> form(String country, String pattern) {
        return Map.entry(country, Pattern.compile(pattern));
    }

    /**
     * Reads a VAT number, with or without its prefix, spaces and punctuation left aside.
     *
     * @param text the number as stated
     * @param defaultCountry the country taken where the text has no prefix, ISO 3166-1 alpha-2
     * @return the number, or one of the reasons {@code vat-number-empty}, {@code vat-number-country},
     *     {@code vat-number-form}, {@code vat-number-checksum}
     */
    public static Outcome<VatNumber> parse(String text, String defaultCountry) {
        var squeezed = Folding.squeeze(text);
        if (squeezed.isEmpty()) {
            return new Outcome.Unknown<>("vat-number-empty", "nothing but punctuation: '" + text + "'");
        }
        var prefix = squeezed.length() > 2 ? prefix(squeezed.substring(0, 2)) : "";
        if (FORMS.containsKey(prefix) && hasForm(prefix, squeezed.substring(2))) {
            return checked(prefix, squeezed.substring(2), text);
        }
        var country = prefix(defaultCountry);
        if (!FORMS.containsKey(country)) {
            return new Outcome.Unknown<>("vat-number-country", "no form of VAT numbers is known for " + defaultCountry);
        }
        if (hasForm(country, squeezed)) {
            return checked(country, squeezed, text);
        }
        return new Outcome.Unknown<>("vat-number-form", "'" + text + "' has not the form of a VAT number");
    }

    private static Outcome<VatNumber> checked(String country, String number, String text) {
        if (!VatChecksums.holds(country, number)) {
            return new Outcome.Unknown<>(
                    "vat-number-checksum", "the check figure of '" + text + "' is wrong for " + country);
        }
        return new Outcome.Known<>(new VatNumber(country, number));
    }

    /** Whether letters and figures begin with the prefix of a country and go on in the form of its numbers. */
    public static boolean hasPrefix(String squeezed) {
        return squeezed.length() > 2 && hasForm(prefix(squeezed.substring(0, 2)), squeezed.substring(2));
    }

    private static boolean hasForm(String country, String number) {
        var form = FORMS.get(country);
        return form != null && form.matcher(number).matches();
    }

    private static String prefix(String country) {
        return country.equals("GR") ? "EL" : country;
    }

    /** The number with its prefix, such as {@code IT00743110157}. */
    @Override
    public String toString() {
        return country + number;
    }
}
