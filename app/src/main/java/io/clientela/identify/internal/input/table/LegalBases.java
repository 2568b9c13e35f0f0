package io.clientela.identify.internal.input.table;

import io.clientela.identify.internal.value.Folding;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The words in which contact lists say on what legal basis data are kept, in English and Italian, and the points of the
 * regulation's article 6, paragraph 1, that a firm's books know.
 */
final class LegalBases {

    private static final Pattern POINT =
            Pattern.compile("(?:(?:art|article|articolo) )?6 (?:(?:par|paragraph|paragrafo|comma|c) )?1"
                    + " (?:(?:point|letter|lett|lettera) )?([abcf])(?: (?:of |of the |del"
                    + " )?(?:gdpr|rgpd|reg|regulation|regolamento)( .*)?)?");

    private LegalBases() {}

    /** The basis that the text names: {@code contract}, {@code consent} …; empty where it names none that is known. */
    static Optional<String> find(String text) {
        var folded = Folding.fold(text);
        var point = POINT.matcher(folded);
        var word = point.matches() ? "6 1 " + point.group(1) : folded;
        return Optional.ofNullable(
                switch (word) {
                    case "6 1 b",
                            "contract",
                            "contractual",
                            "performance of a contract",
                            "contratto",
                            "contrattuale",
                            "esecuzione del contratto",
                            "esecuzione di un contratto" -> "contract";
                    case "6 1 a", "consent", "consenso" -> "consent";
                    case "6 1 f",
                            "legitimate interest",
                            "legitimate interests",
                            "interesse legittimo",
                            "interessi legittimi",
                            "legittimo interesse",
                            "legittimi interessi" -> "legitimate-interest";
                    case "6 1 c",
                            "legal obligation",
                            "legal obligations",
                            "obbligo di legge",
                            "obblighi di legge",
                            "obbligo legale",
                            "obblighi legali",
                            "obbligo giuridico" -> "legal-obligation";
                    default -> null;
                });
    }
}
