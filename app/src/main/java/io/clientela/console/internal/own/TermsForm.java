package io.clientela.console.internal.own;

import io.clientela.interact.Agreements.Agreement;
import io.clientela.interact.Agreements.Terms;
import io.clientela.interact.Medium;
import io.clientela.interact.Purpose;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The form by which a customer proposes terms, filled in with those in force or proposed last.
 *
 * @param terms to begin with; empty where there never were any
 */
public record TermsForm(Optional<Terms> terms) {

    /** The purposes that he can allow. */
    public static final List<Purpose> PURPOSES =
            List.of(Purpose.OFFERS, Purpose.NEWS, Purpose.QUESTIONS, Purpose.PROFILING, Purpose.PARTNERS);

    /** The media by which he can be reached. */
    public static final List<Medium> MEDIA = List.of(Medium.EMAIL, Medium.SMS, Medium.LETTER, Medium.PHONE, Medium.WEB);

    private static final int MOST = 31;
    private static final int LONGEST = 1_000;

    static TermsForm of(List<Agreement> all) {
        return new TermsForm(all.stream()
                .filter(one -> one.state().equals("in-force") || one.state().equals("proposed"))
                .map(Agreement::terms)
                .findFirst());
    }

    /** Whether a purpose is allowed on a medium. */
    public boolean allows(Purpose purpose, Medium medium) {
        return terms.map(one -> one.purposes().getOrDefault(purpose, Set.of()).contains(medium))
                .orElse(false);
    }

    /** How many messages in a month. */
    public int perMonth() {
        return terms.map(Terms::perMonth).orElse(2);
    }

    /** What he gives, in words. */
    public String customerGives() {
        return terms.map(Terms::customerGives).orElse("");
    }

    /** What he gets, in words. */
    public String firmGives() {
        return terms.map(Terms::firmGives).orElse("");
    }

    /** The terms that a form proposes; what he cannot change in it (points, what the firm gives) stays as it was. */
    Terms read(Map<String, String> parameters, LocalDate today) {
        Map<Purpose, Set<Medium>> purposes = new EnumMap<>(Purpose.class);
        for (Purpose purpose : PURPOSES) {
            Set<Medium> media = EnumSet.noneOf(Medium.class);
            for (Medium medium : MEDIA) {
                if (parameters.containsKey(purpose + "-" + medium)) {
                    media.add(medium);
                }
            }
            if (!media.isEmpty()) {
                purposes.put(purpose, media);
            }
        }
        String gives = parameters.getOrDefault("gives", "").strip();
        return new Terms(
                purposes,
                number(parameters.getOrDefault("per-month", "")),
                firmGives(),
                gives.substring(0, Math.min(LONGEST, gives.length())),
                terms.map(Terms::rewardPoints).orElse(Map.of()),
                today,
                terms.flatMap(Terms::until).filter(until -> until.isAfter(today)));
    }

    private int number(String text) {
        try {
            return Math.clamp(Integer.parseInt(text.strip()), 0, MOST);
        } catch (NumberFormatException e) {
            return perMonth();
        }
    }
}
