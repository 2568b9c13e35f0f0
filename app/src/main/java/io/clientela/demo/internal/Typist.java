package io.clientela.demo.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Types names and addresses the way people at a desk do: in a hurry, in capitals, by ear, with short forms. */
final class Typist {

    private static final Map<String, String> SHORT_FORMS =
            Rows.of("nicknames.csv").stream().collect(Collectors.toUnmodifiableMap(List::getFirst, row -> row.get(1)));

    /** Given names of those whom streets are called after. */
    private static final Set<String> CALLED_AFTER = Set.of(
            "Giuseppe",
            "Giacomo",
            "Antonio",
            "Guglielmo",
            "Ludovico",
            "Lazzaro",
            "Alessandro",
            "Dante",
            "Francesco",
            "Ugo",
            "Giosuè",
            "Giovanni",
            "Galileo",
            "Michelangelo",
            "Palmiro",
            "Aldo",
            "Enrico",
            "Sandro",
            "Camillo");

    private static final String NEAR = "qwertyuiopasdfghjklzxcvbnm";

    private Typist() {}

    /** The text with one slip: a letter lost, doubled, exchanged with its neighbour or hit beside. */
    static String slip(String text, Dice dice) {
        if (text.length() < 4) {
            return text;
        }
        var at = 1 + dice.below(text.length() - 2);
        var before = text.substring(0, at);
        var sign = text.charAt(at);
        var after = text.substring(at + 1);
        return switch (dice.below(4)) {
            case 0 -> before + after;
            case 1 -> before + sign + sign + after;
            case 2 -> before + after.charAt(0) + sign + after.substring(1);
            default -> before + beside(sign) + after;
        };
    }

    private static char beside(char sign) {
        var at = NEAR.indexOf(Character.toLowerCase(sign));
        return at < 0 ? sign : NEAR.charAt((at + 1) % NEAR.length());
    }

    /** The short form by which friends call somebody, or the name itself. */
    static String shortForm(String given) {
        return SHORT_FORMS.getOrDefault(given, given);
    }

    /** A name as typed: mostly right, some with a slip, some in capitals or without accents. */
    static String name(String name, double slips, Dice dice) {
        var typed = dice.chance(slips) ? slip(name, dice) : name;
        if (dice.chance(.1)) {
            return typed.toUpperCase(Locale.ITALY);
        }
        return dice.chance(.03) ? typed.toLowerCase(Locale.ITALY) : typed;
    }

    /** A street as typed: in full, shortened, with or without the given name of the one it is called after. */
    static String street(String street, Dice dice) {
        return switch (dice.below(12)) {
            case 0 -> street.replaceFirst("^Via ", "V. ");
            case 1 -> street.replaceFirst("^Via ", "v. ").replaceFirst("^Viale ", "V.le ");
            case 2, 3, 4 -> lastWordsOnly(street);
            case 5 -> street.toUpperCase(Locale.ITALY);
            case 6 -> street.replaceFirst("^Piazza ", "P.zza ").replaceFirst("^Viale ", "V.le ");
            case 7 -> dice.chance(.3) ? slip(street, dice) : street;
            default -> street;
        };
    }

    private static String lastWordsOnly(String street) {
        var words = street.split(" ", -1);
        return words.length == 3 && CALLED_AFTER.contains(words[1]) ? words[0] + " " + words[2] : street;
    }

    /** A telephone number as typed: with or without +39, blanks, dashes. */
    static String phone(String figures, Dice dice) {
        if (figures.isEmpty()) {
            return "";
        }
        var prefix = figures.startsWith("0") ? Math.min(4, figures.length() - 6) : 3;
        var head = figures.substring(0, prefix);
        var tail = figures.substring(prefix);
        return switch (dice.below(7)) {
            case 0 -> "+39 " + head + " " + tail;
            case 1 -> head + "/" + tail;
            case 2 -> head + "-" + tail;
            case 3 -> head + " " + tail.substring(0, 3) + " " + tail.substring(3);
            case 4 -> "+39" + figures;
            case 5 -> head + " " + tail;
            default -> figures;
        };
    }

    /** A VAT number of which one figure is wrong, so that its check figure does not fit. */
    static String wrongVat(String number, Dice dice) {
        var at = dice.below(10);
        var other = (char) ('0' + (number.charAt(at) - '0' + 1 + dice.below(8)) % 10);
        return number.substring(0, at) + other + number.substring(at + 1);
    }

    /** An e-mail address with a slip in the part before the sign. */
    static String wrongEmail(String email, Dice dice) {
        var at = email.indexOf('@');
        return slip(email.substring(0, at), dice) + email.substring(at);
    }
}
