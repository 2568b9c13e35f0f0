package io.clientela.interact.internal.gate;

import io.clientela.interact.Medium;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** By which medium a customer said that he likes to be written to, read from his answer to a question of preference. */
final class PreferredMedium {

    /** What such a question is about. */
    private static final Set<String> SUBJECTS = Set.of("medium", "channel", "mezzo", "canale");

    /** Beginnings of words, in this order: an electronic letter is no letter. */
    private static final List<Map.Entry<String, Medium>> WORDS = List.of(
            Map.entry("e-mail", Medium.EMAIL),
            Map.entry("email", Medium.EMAIL),
            Map.entry("mail", Medium.EMAIL),
            Map.entry("elettronic", Medium.EMAIL),
            Map.entry("sms", Medium.SMS),
            Map.entry("text", Medium.SMS),
            Map.entry("phone", Medium.PHONE),
            Map.entry("telefon", Medium.PHONE),
            Map.entry("call", Medium.PHONE),
            Map.entry("chiam", Medium.PHONE),
            Map.entry("letter", Medium.LETTER),
            Map.entry("post", Medium.LETTER),
            Map.entry("web", Medium.WEB),
            Map.entry("online", Medium.WEB),
            Map.entry("pagina", Medium.WEB),
            Map.entry("page", Medium.WEB));

    private PreferredMedium() {}

    /** Whether a question of preference asks for a medium. */
    static boolean isAsked(String subject) {
        return SUBJECTS.contains(subject.strip().toLowerCase(Locale.ROOT));
    }

    /** The medium that an answer names; empty where it names none that is known. */
    static Optional<Medium> named(String answer) {
        var words = List.of(answer.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}-]+", -1));
        return WORDS.stream()
                .filter(entry -> words.stream().anyMatch(word -> word.startsWith(entry.getKey())))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
