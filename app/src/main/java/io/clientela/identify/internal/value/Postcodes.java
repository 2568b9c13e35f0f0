package io.clientela.identify.internal.value;

import io.clientela.kernel.value.Outcome;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The forms of postcodes. */
public final class Postcodes {

    private static final Map<String, Pattern> FORMS = Map.ofEntries(
            form("AT", "\\d{4}"),
            form("AU", "\\d{4}"),
            form("BE", "\\d{4}"),
            form("CA", "[A-Z]\\d[A-Z] ?\\d[A-Z]\\d"),
            form("CH", "\\d{4}"),
            form("CZ", "\\d{3} ?\\d{2}"),
            form("DE", "\\d{5}"),
            form("DK", "\\d{4}"),
            form("ES", "\\d{5}"),
            form("FI", "\\d{5}"),
            form("FR", "\\d{5}"),
            form("GB", "[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}"),
            form("GR", "\\d{3} ?\\d{2}"),
            form("HR", "\\d{5}"),
            form("HU", "\\d{4}"),
            form("IE", "[A-Z]\\d[\\dW] ?[A-Z\\d]{4}"),
            form("IT", "\\d{5}"),
            form("LU", "\\d{4}"),
            form("NL", "\\d{4} ?[A-Z]{2}"),
            form("NO", "\\d{4}"),
            form("PL", "\\d{2}-\\d{3}"),
            form("PT", "\\d{4}(-\\d{3})?"),
            form("RO", "\\d{6}"),
            form("SE", "\\d{3} ?\\d{2}"),
            form("SI", "\\d{4}"),
            form("SK", "\\d{3} ?\\d{2}"),
            form("SM", "4789\\d"),
            form("US", "\\d{5}(-\\d{4})?"),
            form("VA", "00120"));

    private Postcodes() {}

    private static Map.Entry<String, Pattern> form(String country, String pattern) {
        return Map.entry(country, Pattern.compile(pattern));
    }

    /**
     * The postcode in upper case, without the country's prefix ({@code I-20121}), with the leading zeros that a spreadsheet
     * took away where the country's postcodes have five figures.
     *
     * @param country ISO 3166-1 alpha-2; a country whose form is not known here takes any text
     * @return the postcode, or the reason {@code postcode-form}
     */
    public static Outcome<String> parse(String text, String country) {
        var code = text.strip().toUpperCase(Locale.ROOT).replaceFirst("^[A-Z]{1,2}-(?=\\d)", "");
        var form = FORMS.get(country);
        if (form == null) {
            return code.isEmpty()
                    ? new Outcome.Unknown<>("postcode-form", "an empty postcode")
                    : new Outcome.Known<>(code);
        }
        if (form.pattern().equals("\\d{5}") && code.matches("\\d{3,4}")) {
            code = "0".repeat(5 - code.length()) + code;
        }
        return form.matcher(code).matches()
                ? new Outcome.Known<>(code)
                : new Outcome.Unknown<>("postcode-form", "'" + text + "' has not the form of a postcode of " + country);
    }
}
