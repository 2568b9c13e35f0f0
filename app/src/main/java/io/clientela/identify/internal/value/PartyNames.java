package io.clientela.identify.internal.value;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a name tells of its bearer, and how it is shown. */
public final class PartyNames {

    /** Legal forms by their letters, with the way they are shown. */
    private static final Map<String, String> LEGAL_FORMS = Map.ofEntries(
            Map.entry("srl", "S.r.l."),
            Map.entry("srls", "S.r.l.s."),
            Map.entry("spa", "S.p.A."),
            Map.entry("sapa", "S.a.p.A."),
            Map.entry("sas", "S.a.s."),
            Map.entry("snc", "S.n.c."),
            Map.entry("scarl", "S.c.a r.l."),
            Map.entry("scrl", "S.c.r.l."),
            Map.entry("scpa", "S.c.p.A."),
            Map.entry("ssd", "S.s.d."),
            Map.entry("asd", "A.s.d."),
            Map.entry("onlus", "ONLUS"),
            Map.entry("ets", "ETS"),
            Map.entry("ltd", "Ltd"),
            Map.entry("limited", "Limited"),
            Map.entry("plc", "PLC"),
            Map.entry("llp", "LLP"),
            Map.entry("llc", "LLC"),
            Map.entry("inc", "Inc."),
            Map.entry("corp", "Corp."),
            Map.entry("gmbh", "GmbH"),
            Map.entry("mbh", "mbH"),
            Map.entry("ag", "AG"),
            Map.entry("kg", "KG"),
            Map.entry("ohg", "OHG"),
            Map.entry("gbr", "GbR"),
            Map.entry("ug", "UG"),
            Map.entry("ev", "e.V."),
            Map.entry("sarl", "SARL"),
            Map.entry("sasu", "SASU"),
            Map.entry("eurl", "EURL"),
            Map.entry("bv", "B.V."),
            Map.entry("nv", "N.V."),
            Map.entry("ab", "AB"),
            Map.entry("oy", "Oy"),
            Map.entry("oyj", "Oyj"),
            Map.entry("aps", "ApS"),
            Map.entry("slu", "S.L.U."),
            Map.entry("lda", "Lda."),
            Map.entry("kft", "Kft."),
            Map.entry("doo", "d.o.o."),
            Map.entry("sro", "s.r.o."));

    /** Words that stand in names of companies and bodies only. */
    private static final Set<String> COMPANY_WORDS = Set.of(
            ("ditta impresa azienda societa cooperativa coop consorzio associazione fondazione comune provincia regione"
                            + " istituto scuola universita hotel albergo ristorante pizzeria trattoria bar farmacia studio"
                            + " officina autofficina ferramenta panificio parrocchia condominio supermercato company co"
                            + " group gruppo holding international services trading solutions fratelli flli figli"
                            + " university college school church council association foundation restaurant shop store")
                    .split(" "));

    private static final Set<String> TITLES = Set.of(
            "sig sigra signor signora signorina dott dottssa dr prof profssa avv ing arch geom rag mr mrs ms miss sir"
                    .split(" "));

    private static final Set<String> LOWER = Set.of("von", "van", "der", "den", "zu", "und", "e", "and", "of", "y");

    private PartyNames() {}

    /** What kind of bearer a name points to. */
    public enum Bearer {
        PERSON,
        COMPANY,
        /** The name could be either's. */
        UNKNOWN
    }

    /** What the words of a name tell of its bearer: a legal form or a word of business, or a title of a person. */
    public static Bearer bearer(String name) {
        var words = name.strip().split("\\s+", -1);
        var position = 0;
        for (var word : words) {
            var letters = letters(word);
            if ((position > 0 && isLegalForm(word, letters)) || COMPANY_WORDS.contains(letters)) {
                return Bearer.COMPANY;
            }
            if (position == 0 && TITLES.contains(letters)) {
                return Bearer.PERSON;
            }
            position++;
        }
        return Folding.fold(name).matches(".*\\b(s r l|s p a|s n c|s a s|s r l s|g m b h)\\b.*")
                ? Bearer.COMPANY
                : Bearer.UNKNOWN;
    }

    private static boolean isLegalForm(String word, String letters) {
        if (letters.equals("sa") || letters.equals("sl") || letters.equals("as")) {
            return word.equals(word.toUpperCase(Locale.ROOT));
        }
        return LEGAL_FORMS.containsKey(letters);
    }

    /**
     * The name as it is shown: a name written all in capitals or all in small letters gets a capital at the start of each
     * word and its legal form in its usual writing; any other name stays as its bearer writes it.
     */
    public static String display(String name) {
        var stripped = name.strip().replaceAll("\\s+", " ");
        var shouted = stripped.equals(stripped.toUpperCase(Locale.ROOT));
        if (!shouted && !stripped.equals(stripped.toLowerCase(Locale.ROOT))) {
            return stripped;
        }
        var shown = new StringBuilder(stripped.length() + 4);
        for (var word : stripped.split(" ", -1)) {
            var first = shown.isEmpty();
            if (!first) {
                shown.append(' ');
            }
            shown.append(word(word, first));
        }
        return shown.toString();
    }

    private static String word(String word, boolean first) {
        var lower = word.toLowerCase(Locale.ROOT);
        var form = LEGAL_FORMS.get(letters(word));
        if (form != null && !first) {
            return form;
        }
        if (LOWER.contains(lower) && !first) {
            return lower;
        }
        var shown = new StringBuilder(lower);
        var start = true;
        for (var i = 0; i < shown.length(); i++) {
            var c = shown.charAt(i);
            if (start && Character.isLetter(c)) {
                shown.setCharAt(i, Character.toTitleCase(c));
            }
            start = c == '-' || c == '.' || c == '(' || c == '/' || (isApostrophe(c) && i < shown.length() - 2);
        }
        if (shown.length() > 4 && lower.startsWith("mc")) {
            shown.setCharAt(2, Character.toUpperCase(shown.charAt(2)));
        }
        return shown.toString();
    }

    private static boolean isApostrophe(char c) {
        return c == '\'' || c == '’';
    }

    private static String letters(String word) {
        return Folding.fold(word).replace(" ", "");
    }
}
