package io.clientela.interact.internal.medium.mail;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address as it goes over the wire.
 *
 * @param local before the at sign, as given
 * @param domain in lower case, in ASCII ({@code xn--} where it has other letters)
 */
public record MailAddress(String local, String domain) {

    /** RFC 5321 without quoted local parts and address literals, which no customer has. */
    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");

    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?|localhost");

    /** The address of a text such as {@code anna@example.org}; empty where it is none. */
    public static Optional<MailAddress> of(String text) {
        String address = text.strip();
        int at = address.lastIndexOf('@');
        if (at < 1
                || at > 64
                || address.length() > 254
                || !LOCAL.matcher(address.substring(0, at)).matches()) {
            return Optional.empty();
        }
        return domain(address.substring(at + 1)).map(domain -> new MailAddress(address.substring(0, at), domain));
    }

    private static Optional<String> domain(String text) {
        try {
            String ascii = IDN.toASCII(text).toLowerCase(Locale.ROOT);
            return Optional.of(ascii).filter(domain -> DOMAIN.matcher(domain).matches());
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
    }

    /** The same mailbox with a tag: {@code anna+tag@example.org}. */
    public MailAddress tagged(String tag) {
        return new MailAddress(local + "+" + tag, domain);
    }

    @Override
    public String toString() {
        return local + "@" + domain;
    }
}
