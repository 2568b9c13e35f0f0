package io.clientela.identify.internal.value;

import io.clientela.kernel.value.Outcome;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;

/** The countries of ISO 3166-1, found by code or by name in English and Italian. */
public final class Countries {

    private static final Map<String, String> BY_NAME = byName();

    private Countries() {}

    /**
     * The alpha-2 code of a country.
     *
     * @param text alpha-2, alpha-3 or a name in English or Italian, in any case, with or without accents
     * @return the code, or the reason {@code country-unknown}
     */
    public static Outcome<String> find(String text) {
        var code = BY_NAME.get(Folding.fold(text));
        return code == null
                ? new Outcome.Unknown<>("country-unknown", "'" + text + "' is no country of ISO 3166-1")
                : new Outcome.Known<>(code);
    }

    private static Map<String, String> byName() {
        var names = new HashMap<String, String>();
        for (var code : Locale.getISOCountries()) {
            var locale = Locale.of("", code);
            names.put(Folding.fold(code), code);
            names.put(Folding.fold(alpha3(locale)), code);
            names.put(Folding.fold(locale.getDisplayCountry(Locale.ENGLISH)), code);
            names.put(Folding.fold(locale.getDisplayCountry(Locale.ITALIAN)), code);
        }
        names.remove("");
        var usual = """
                uk=GB england=GB scotland=GB wales=GB great britain=GB inghilterra=GB gran bretagna=GB scozia=GB
                northern ireland=GB irlanda del nord=GB el=GR usa=US united states of america=US stati uniti d america=US
                america=US eire=IE republic of ireland=IE holland=NL olanda=NL rsa=ZA czech republic=CZ repubblica ceca=CZ
                turkey=TR macedonia=MK south korea=KR korea=KR corea=KR corea del sud=KR russia=RU russian federation=RU
                vatican=VA vaticano=VA citta del vaticano=VA san marino=SM repubblica di san marino=SM uae=AE
                moldova=MD moldavia=MD bielorussia=BY slovak republic=SK hong kong=HK taiwan=TW vietnam=VN iran=IR
                syria=SY bolivia=BO venezuela=VE tanzania=TZ deutschland=DE osterreich=AT schweiz=CH suisse=CH espana=ES
                belgique=BE belgie=BE nederland=NL polska=PL sverige=SE norge=NO danmark=DK suomi=FI hrvatska=HR
                slovenija=SI magyarorszag=HU brasil=BR repubblica italiana=IT
                """;
        for (var entry : usual.replace('\n', ' ').strip().split("(?<==[A-Z]{2})\\s+", -1)) {
            var equals = entry.indexOf('=');
            names.put(entry.substring(0, equals).strip(), entry.substring(equals + 1, equals + 3));
        }
        return Map.copyOf(names);
    }

    private static String alpha3(Locale locale) {
        try {
            return locale.getISO3Country();
        } catch (MissingResourceException e) {
            return "";
        }
    }
}
