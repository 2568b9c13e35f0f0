package io.clientela.identify.internal.value;

import io.clientela.kernel.value.Outcome;
import java.net.IDN;
import java.util.Locale;

/**
 * An e-mail address of the form that mail servers accept (RFC 5321 without quoted local parts and address literals).
 *
 * @param local the part before the at sign, as stated
 * @param domain the part behind it, in lower case, in its ASCII form
 */
public record Email(String local, String domain) {

    private static final String SPECIAL = "!#$%&'*+-/=?^_`{|}~.";

    /**
     * Reads an address; white space, angle brackets and {@code mailto:} around it are left aside.
     *
     * @return the address, or one of the reasons {@code email-form}, {@code email-domain}
     */
    public static Outcome<Email> parse(String text) {
        var bare = bare(text);
        var at = bare.lastIndexOf('@');
        if (at < 1 || at > 64 || bare.length() > 254 || !isLocal(bare.substring(0, at))) {
            return new Outcome.Unknown<>("email-form", "'" + text + "' is no e-mail address");
        }
        var domain = domain(bare.substring(at + 1));
        if (domain.isEmpty()) {
            return new Outcome.Unknown<>("email-domain", "the domain of '" + text + "' cannot exist");
        }
        return new Outcome.Known<>(new Email(bare.substring(0, at), domain));
    }

    private static String bare(String text) {
        var bare = text.strip();
        if (bare.regionMatches(true, 0, "mailto:", 0, 7)) {
            bare = bare.substring(7);
        }
        var open = bare.indexOf('<');
        if (open >= 0 && bare.endsWith(">")) {
            bare = bare.substring(open + 1, bare.length() - 1);
        }
        return bare.strip();
    }

    private static boolean isLocal(String local) {
        if (local.startsWith(".") || local.endsWith(".") || local.contains("..")) {
            return false;
        }
        return local.chars().allMatch(c -> c > 127 || Character.isLetterOrDigit(c) || SPECIAL.indexOf(c) >= 0);
    }

    private static String domain(String stated) {
        try {
            var ascii = IDN.toASCII(stated, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            var last = ascii.lastIndexOf('.');
            var top = ascii.substring(last + 1);
            var named = top.startsWith("xn--") || top.chars().noneMatch(Character::isDigit);
            var ok = last > 0 && top.length() > 1 && named;
            return ok && !ascii.contains("..") ? ascii : "";
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /**
     * The form in which two addresses are compared: all lower case. Dots and plus tags of the local part stay: what they
     * mean is the business of each provider.
     */
    public String folded() {
        return local.toLowerCase(Locale.ROOT) + "@" + domain;
    }

    @Override
    public String toString() {
        return local + "@" + domain;
    }
}
