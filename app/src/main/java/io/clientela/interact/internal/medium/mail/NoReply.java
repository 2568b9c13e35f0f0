package io.clientela.interact.internal.medium.mail;

import java.util.Locale;
import java.util.regex.Pattern;

/** Addresses that say that nobody reads them. Whoever writes to a customer can be answered (R32), so none of them may send. */
public final class NoReply {

    private static final Pattern NOBODY =
            Pattern.compile("(do|please)?(not?|non)(re(ply|spond|sponse)|answer|rispond\\w*"
                    + "|rispost\\w*)\\w*|mailerdaemon|nobody|devnull|noreturn");

    private NoReply() {}

    /** Whether an address says so. */
    public static boolean is(String address) {
        int at = address.lastIndexOf('@');
        String local = (at < 0 ? address : address.substring(0, at)).toLowerCase(Locale.ROOT);
        return NOBODY.matcher(local.replaceAll("[^a-z]", "")).matches();
    }
}
