package io.clientela.terminal.internal;

import io.clientela.kernel.lifetime.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;

/** Says findings in English: what was found, and what to do. The words are those of the pages. */
final class FindingWords {

    private static final Set<String> SHARES = Set.of("share", "earlyAgain", "lateAgain", "offBy", "gone");

    private final Properties words = new Properties();

    private FindingWords() {}

    static FindingWords english() {
        var out = new FindingWords();
        String name = "/messages/lifetime.en.properties";
        try (InputStream in = FindingWords.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no words " + name);
            }
            out.words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out;
    }

    /** What was found; {@code {0|day|days}} is the word that goes with {@code {0}}, as on the pages. */
    String found(Finding finding) {
        List<String> arguments = new ArrayList<>();
        finding.figures().forEach((name, value) -> arguments.add(figure(name, value)));
        arguments.addAll(finding.figures().keySet());
        String out = message("lifetime.finding." + finding.kind().code());
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            out = out.replace("{" + i + "}", argument);
            out = out.replaceAll("\\{" + i + "\\|([^|}]*)\\|([^}]*)}", argument.equals("1") ? "$1" : "$2");
        }
        return out;
    }

    /** What to do. */
    String advice(Finding finding) {
        return message("lifetime.advice." + finding.kind().code());
    }

    /** Any other message without arguments. */
    String message(String key) {
        String message = words.getProperty(key);
        if (message == null) {
            throw new IllegalArgumentException("no message " + key);
        }
        return message;
    }

    private static String figure(String name, double value) {
        if (SHARES.contains(name)) {
            return String.format(Locale.ROOT, "%.1f %%", 100 * value);
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.format(Locale.ROOT, "%,d", (long) value)
                : String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%,.1f" : "%.3g", value);
    }
}
