package io.clientela.console.internal.shell;

/** Where a browser may be sent on to. */
public final class Ways {

    private Ways() {}

    /** An address of ours as it was asked for, or the home page where somebody put another site's in its place. */
    public static String local(String asked) {
        boolean ours = asked.startsWith("/")
                && !asked.startsWith("//")
                && asked.chars().noneMatch(c -> c == '\\' || c < ' ');
        return ours ? asked : "/";
    }
}
