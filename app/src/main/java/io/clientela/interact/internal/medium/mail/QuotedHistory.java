package io.clientela.interact.internal.medium.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Takes away what a mail program puts below an answer: the history, and the signature behind {@code -- }. */
final class QuotedHistory {

    private static final String HEADER = "(?:From|Da|De|Von|Sent|Inviato|Date|Data|To|A|Subject|Oggetto|Cc)";

    private static final List<Pattern> BEGINNINGS = List.of(
            Pattern.compile("^(?:On|Il(?: giorno)?|Le|Am)\\b.{5,200}(?:wrote|ha scritto|a écrit|schrieb)\\s?:?\\s*$"),
            Pattern.compile(
                    "^-{2,}\\s*(?:Original Message|Messaggio originale|Forwarded message|Messaggio inoltrato)"
                            + "\\s*-{2,}.*$",
                    Pattern.CASE_INSENSITIVE),
            Pattern.compile("^\\*?" + HEADER + ":\\*? .+$"),
            Pattern.compile("^_{20,}\\s*$"));

    private static final Pattern SIGNATURE = Pattern.compile(
            "^(?:-- ?|Sent from my .{1,40}|Inviato (?:da(?:l mio)?|dal) .{1,40}|Get Outlook for .{1,20}|Scarica"
                    + " Outlook per .{1,20})$");

    private QuotedHistory() {}

    /** The new text; the whole text where nothing would be left of it. */
    static String strip(String text) {
        List<String> lines = text.strip().lines().toList();
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith(">")) {
                continue;
            }
            if (SIGNATURE.matcher(line).matches() || begins(lines, i)) {
                break;
            }
            kept.add(lines.get(i).stripTrailing());
        }
        String stripped = String.join("\n", kept).strip();
        return stripped.isEmpty() ? text.strip() : stripped;
    }

    private static boolean begins(List<String> lines, int i) {
        String line = lines.get(i).strip();
        String next = i + 1 < lines.size() ? lines.get(i + 1).strip() : "";
        if (BEGINNINGS.get(0).matcher(line).matches()
                || BEGINNINGS.get(0).matcher(line + " " + next).matches()) {
            return true;
        }
        boolean headers = BEGINNINGS.get(2).matcher(line).matches()
                && BEGINNINGS.get(2).matcher(next).matches();
        return headers
                || BEGINNINGS.get(1).matcher(line).matches()
                || (BEGINNINGS.get(3).matcher(line).matches()
                        && BEGINNINGS.get(2).matcher(next).matches());
    }
}
