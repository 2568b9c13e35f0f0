package io.clientela.console.internal.media;

import java.util.regex.Pattern;

/** How a composed mail is looked at on a page. */
public final class Looks {

    private static final Pattern SHEETS = Pattern.compile("(?is)<style\\b.*?</style>|<link\\b[^>]*>");

    private Looks() {}

    /**
     * The mail without its style sheets, which no page here may run: what they do is to put columns side by side on wide
     * screens, so it is looked at as on a phone.
     */
    public static String onPhone(String html) {
        return SHEETS.matcher(html).replaceAll("");
    }
}
