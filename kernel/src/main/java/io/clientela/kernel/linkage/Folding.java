package io.clientela.kernel.linkage;

import java.text.Normalizer;
import java.util.Map;
import java.util.Set;

/** Brings texts of each kind into the one form in which they are compared. Empty where nothing usable is left. */
final class Folding {

    private static final Set<String> LEGAL_FORMS = Set.of(
            "srl",
            "srls",
            "spa",
            "sapa",
            "snc",
            "sas",
            "ss",
            "scarl",
            "scrl",
            "scpa",
            "coop",
            "soc",
            "societa",
            "cooperativa",
            "ltd",
            "limited",
            "llc",
            "llp",
            "inc",
            "incorporated",
            "corp",
            "corporation",
            "gmbh",
            "ag",
            "kg",
            "ohg",
            "ug",
            "ev",
            "sa",
            "sarl",
            "sasu",
            "eurl",
            "bv",
            "nv",
            "plc",
            "co",
            "company",
            "sl",
            "slu",
            "ab",
            "oy",
            "aps",
            "pty",
            "unipersonale",
            "semplificata",
            "arl",
            "rl",
            "mbh",
            "e",
            "di",
            "and",
            "und",
            "et",
            "the",
            "of",
            "y",
            "de",
            "d",
            "il",
            "la",
            "i",
            "gli",
            "le");
    private static final Map<String, String> STREET_WORDS = Map.ofEntries(
            Map.entry("v", "via"),
            Map.entry("vle", "viale"),
            Map.entry("cso", "corso"),
            Map.entry("pza", "piazza"),
            Map.entry("pzza", "piazza"),
            Map.entry("pz", "piazza"),
            Map.entry("ple", "piazzale"),
            Map.entry("pzle", "piazzale"),
            Map.entry("lgo", "largo"),
            Map.entry("vlo", "vicolo"),
            Map.entry("str", "strada"),
            Map.entry("loc", "localita"),
            Map.entry("fraz", "frazione"),
            Map.entry("rd", "road"),
            Map.entry("ave", "avenue"),
            Map.entry("av", "avenue"),
            Map.entry("ln", "lane"),
            Map.entry("dr", "drive"),
            Map.entry("cres", "crescent"),
            Map.entry("ct", "court"),
            Map.entry("sq", "square"),
            Map.entry("blvd", "boulevard"),
            Map.entry("pl", "place"),
            Map.entry("strasse", "str"),
            Map.entry("ste", "suite"),
            Map.entry("hwy", "highway"));

    private Folding() {}

    /** Small letters a to z and digits without accents; anything else becomes one space; apostrophes vanish. */
    static String plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return withoutMarks(Normalizer.normalize(text, Normalizer.Form.NFKD));
            }
        }
        return ascii(text);
    }

    /** The same of a text of ASCII alone; the text itself where nothing changes. */
    private static String ascii(String text) {
        char[] out = new char[text.length()];
        int size = 0;
        boolean gap = false;
        boolean changed = false;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            char small = letter >= 'A' && letter <= 'Z' ? (char) (letter + 32) : letter;
            if ((small >= 'a' && small <= 'z') || (small >= '0' && small <= '9')) {
                if (gap && size > 0) {
                    out[size++] = ' ';
                }
                gap = false;
                out[size++] = small;
                changed |= small != letter;
            } else {
                changed |= gap || letter != ' ';
                gap |= letter != '\'' && letter != '`';
            }
        }
        boolean same = !changed && size == out.length;
        return same ? text : new String(out, 0, size);
    }

    private static String withoutMarks(String bare) {
        var out = new StringBuilder(bare.length() + 2);
        boolean gap = false;
        for (int i = 0; i < bare.length(); i++) {
            int before = out.length();
            append(out, Character.toLowerCase(bare.charAt(i)), gap);
            if (out.length() > before) {
                gap = false;
            } else if (isGap(bare.charAt(i))) {
                gap = true;
            }
        }
        return out.toString();
    }

    private static boolean isGap(char letter) {
        return letter != '\''
                && letter != '’'
                && letter != '`'
                && Character.getType(letter) != Character.NON_SPACING_MARK;
    }

    private static void append(StringBuilder out, char letter, boolean gap) {
        String more = switch (letter) {
            case 'ß' -> "ss";
            case 'ø' -> "o";
            case 'æ' -> "ae";
            case 'œ' -> "oe";
            case 'ł' -> "l";
            case 'đ', 'ð' -> "d";
            case 'þ' -> "th";
            case 'ı' -> "i";
            default -> Character.isLetterOrDigit(letter) ? null : "";
        };
        if (more != null && more.isEmpty()) {
            return;
        }
        if (gap && !out.isEmpty()) {
            out.append(' ');
        }
        if (more == null) {
            out.append(letter);
        } else {
            out.append(more);
        }
    }

    /** A company's name without legal forms and joining words; the whole name if nothing else is left. */
    static String company(String text) {
        String joined = plain(joinInitials(text.replace("&", " ")));
        var out = new StringBuilder(joined.length());
        for (String word : words(joined)) {
            if (!LEGAL_FORMS.contains(word)) {
                out.append(out.isEmpty() ? "" : " ").append(word);
            }
        }
        return out.isEmpty() ? joined : out.toString();
    }

    /** "S.r.l." becomes "Srl": dots between single letters go. */
    private static String joinInitials(String text) {
        if (text.indexOf('.') < 0) {
            return text;
        }
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            boolean afterSingle = i > 0 && (i == 1 || !Character.isLetterOrDigit(text.charAt(i - 2)));
            if (text.charAt(i) != '.' || !afterSingle) {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }

    /** A street with its usual abbreviations written out. */
    static String street(String text) {
        String plain = plain(text);
        var out = new StringBuilder(plain.length() + 8);
        for (String word : words(plain)) {
            out.append(out.isEmpty() ? "" : " ").append(STREET_WORDS.getOrDefault(word, word));
        }
        return out.toString();
    }

    /** An e-mail address in small letters without spaces; empty if there is no @ inside. */
    static String email(String text) {
        String small = text.strip().toLowerCase(java.util.Locale.ROOT).replace(" ", "");
        int at = small.lastIndexOf('@');
        return at > 0 && at < small.length() - 1 ? small : "";
    }

    /** The last nine digits of a phone number (all of them where there are fewer); empty below five. */
    static String phone(String text) {
        String digits = only(text, false);
        if (digits.length() < 5) {
            return "";
        }
        return digits.length() > 9 ? digits.substring(digits.length() - 9) : digits;
    }

    /** Letters and digits alone, in capitals, without a country prefix before eleven digits. */
    static String code(String text) {
        String code = only(text, true);
        if (code.length() == 13 && code.startsWith("IT")) {
            return code.substring(2);
        }
        return code;
    }

    private static String only(String text, boolean letters) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= '0' && c <= '9') || (letters && Character.isLetter(c))) {
                out.append(Character.toUpperCase(c));
            }
        }
        return out.toString();
    }

    /** The words of a folded text. */
    static String[] words(String folded) {
        return folded.isEmpty() ? new String[0] : folded.split(" ");
    }

    /** Whether the digits of two texts, read one after the other, differ. */
    static boolean otherDigits(String a, String b) {
        int i = 0;
        int j = 0;
        while (true) {
            i = nextDigit(a, i);
            j = nextDigit(b, j);
            if (i == a.length() || j == b.length()) {
                return i != a.length() || j != b.length();
            }
            if (a.charAt(i++) != b.charAt(j++)) {
                return true;
            }
        }
    }

    private static int nextDigit(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) < '0' || text.charAt(at) > '9')) {
            at++;
        }
        return at;
    }
}
