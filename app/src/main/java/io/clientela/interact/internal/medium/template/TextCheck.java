package io.clientela.interact.internal.medium.template;

import io.clientela.interact.Purpose;
import io.clientela.interact.Templates.Checked;
import io.clientela.interact.Templates.Composed;
import io.clientela.interact.Templates.Fault;
import io.clientela.interact.Templates.Given;
import io.clientela.interact.Templates.Readability;
import io.clientela.interact.Templates.Text;
import io.clientela.interact.internal.medium.template.Fields.Customer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is said of texts before they are kept: what is wrong with them, and how readable they are. */
final class TextCheck {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 20);

    private TextCheck() {}

    /** Whoever there may be: one of whom all is known, one of whom nothing is. */
    static Customer somebody(String language) {
        boolean italian = language.equals("it");
        return new Customer(
                4711,
                "person",
                italian ? "Anna Rossi" : "Ann Smith",
                italian ? "Parma" : "York",
                language,
                italian ? List.of("Olio extravergine", "Pasta di semola") : List.of("Olive oil", "Pasta"),
                120,
                20,
                italian ? "31 dicembre 2026" : "31 December 2026",
                "");
    }

    private static Customer nobody(String language) {
        return new Customer(1, "unknown", "", "", language, List.of(), 0, 0, "", "");
    }

    static Given given(String language) {
        return new Given(
                language.equals("it") ? "ha comprato da noi in marzo" : "you bought from us in March",
                "https://example.org/leave",
                "https://example.org/me");
    }

    static Checked check(Purpose purpose, Map<String, Text> texts) {
        List<Fault> faults = new ArrayList<>();
        Map<String, Readability> readability = new HashMap<>();
        if (texts.isEmpty()) {
            faults.add(new Fault("", "medium.fault.no-text"));
        }
        texts.forEach((language, text) -> {
            Optional<String> fault = fault(purpose, language, text);
            fault.ifPresent(words -> faults.add(new Fault(language, words)));
            if (fault.isEmpty()) {
                readability.put(language, Reading.of(composed(text, language).text(), language));
            }
        });
        return new Checked(faults, readability);
    }

    static Composed composed(Text text, String language) {
        return ReadyText.of(text, language).compose(somebody(language), given(language), "Clientela", DAY);
    }

    private static Optional<String> fault(Purpose purpose, String language, Text text) {
        if (text.subject().isBlank() || text.body().isBlank()) {
            return Optional.of("medium.fault.empty");
        }
        Optional<String> unknown = LiquidText.unknown(text.subject())
                .or(() -> LiquidText.unknown(text.body()))
                .map(name -> "medium.fault.field|" + name);
        Optional<String> structure = unknown.or(() -> Mjml.fault(text.body()));
        if (structure.isPresent()) {
            return structure;
        }
        if (purpose.needsAgreement() && !LiquidText.uses(text.body(), "leave_link")) {
            return Optional.of("medium.fault.no-leave");
        }
        return rendered(language, text);
    }

    private static Optional<String> rendered(String language, Text text) {
        try {
            ReadyText ready = ReadyText.of(text, language);
            ready.compose(somebody(language), given(language), "Clientela", DAY);
            Composed bare = ready.compose(nobody(language), given(language), "Clientela", DAY);
            return bare.text().isBlank() || bare.subject().isBlank()
                    ? Optional.of("medium.fault.empty-for-some")
                    : Optional.empty();
        } catch (RuntimeException e) {
            String words = String.valueOf(e.getMessage());
            return Optional.of(words.startsWith("medium.fault.") ? words : "medium.fault.liquid|" + words);
        }
    }
}
