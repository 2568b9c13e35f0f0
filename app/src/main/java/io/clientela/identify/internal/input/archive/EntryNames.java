package io.clientela.identify.internal.input.archive;

import java.util.Set;
import java.util.regex.Pattern;

/** Judges the names that files have inside an archive. Nothing is ever written under such a name. */
final class EntryNames {

    private static final Pattern ABSOLUTE = Pattern.compile("[/\\\\].*|[A-Za-z]:.*", Pattern.DOTALL);
    private static final Pattern STEP_UP = Pattern.compile("(^|[/\\\\])\\.\\.([/\\\\]|$)");
    private static final Set<String> SYSTEM = Set.of(".DS_Store", "Thumbs.db", "desktop.ini");

    private EntryNames() {}

    /** Whether the name leads out of the archive: absolute, with a step up, or with characters no file name has. */
    static boolean escapes(String name) {
        if (name.isBlank() || ABSOLUTE.matcher(name).matches() || name.chars().anyMatch(Character::isISOControl)) {
            return true;
        }
        return STEP_UP.matcher(name).find();
    }

    /** Whether it is what an operating system adds to every archive. */
    static boolean ofTheSystem(String name) {
        return name.startsWith("__MACOSX/") || SYSTEM.contains(name.substring(name.lastIndexOf('/') + 1));
    }

    /** A name for a flaw about a name: without characters that would disturb a screen, and not endless. */
    static String shown(String name) {
        var plain = name.replaceAll("\\p{Cntrl}", "?");
        return plain.length() > 200 ? plain.substring(0, 200) + "…" : plain;
    }
}
