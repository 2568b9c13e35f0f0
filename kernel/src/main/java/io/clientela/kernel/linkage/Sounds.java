package io.clientela.kernel.linkage;

/** A rough sound of a name, close to Soundex (Russell 1918) but not bound to one language. */
final class Sounds {

    /** The group of each letter a to z; 0 is silent. */
    private static final String GROUPS = "01230120022455012623010202";

    private Sounds() {}

    /** The first letter and up to three groups of the consonants that follow. */
    static String of(String folded) {
        var out = new StringBuilder(4);
        char last = '0';
        for (int i = 0; i < folded.length() && out.length() < 4; i++) {
            char letter = folded.charAt(i);
            char group = letter >= 'a' && letter <= 'z' ? GROUPS.charAt(letter - 'a') : '0';
            if (out.isEmpty()) {
                if (letter != ' ') {
                    out.append(letter);
                    last = group;
                }
            } else if (letter != 'h' && letter != 'w') {
                if (group != '0' && group != last) {
                    out.append(group);
                }
                last = group;
            }
        }
        return out.toString();
    }
}
