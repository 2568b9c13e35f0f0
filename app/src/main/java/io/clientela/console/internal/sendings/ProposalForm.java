package io.clientela.console.internal.sendings;

import io.clientela.console.internal.agreements.StandingTerms;
import io.clientela.interact.Agreements.Terms;
import io.clientela.interact.Purpose;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The form by which staff proposes terms to a customer. */
public final class ProposalForm {

    /** What taking part may be worth points for. */
    public static final List<String> OCCASIONS = List.of("answer", "question");

    private static final int MOST_MESSAGES = 31;
    private static final int MOST_POINTS = 100_000;
    private static final int LONGEST = 1_000;

    private ProposalForm() {}

    /**
     * The terms that were sent.
     *
     * @throws IllegalArgumentException if a number or a day cannot be read or is out of range, no purpose is named, or the firm
     *     gives nothing
     */
    static Terms read(StandingTerms standing, Map<String, String> given, LocalDate today) {
        var purposes = standing.purposes(given);
        String gives = text(given, "firm-gives");
        Optional<LocalDate> until = day(given.getOrDefault("until", "").strip());
        if (purposes.keySet().stream().noneMatch(one -> one != Purpose.PARTNERS)
                || gives.isEmpty()
                || until.filter(today::isAfter).isPresent()) {
            throw new IllegalArgumentException("no purpose, nothing given, or over already");
        }
        Map<String, Integer> points = new TreeMap<>(standing.rewardPoints());
        for (String occasion : OCCASIONS) {
            int worth = number(given.getOrDefault("points-" + occasion, ""), MOST_POINTS);
            points.remove(occasion);
            if (worth > 0) {
                points.put(occasion, worth);
            }
        }
        return new Terms(
                purposes,
                number(given.getOrDefault("per-month", ""), MOST_MESSAGES),
                gives,
                text(given, "customer-gives"),
                points,
                today,
                until);
    }

    private static String text(Map<String, String> given, String name) {
        String text = given.getOrDefault(name, "").strip();
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(name + " has " + text.length() + " characters");
        }
        return text;
    }

    private static int number(String text, int most) {
        String digits = text.strip();
        if (!digits.matches("\\d{1,6}") || Integer.parseInt(digits) > most) {
            throw new IllegalArgumentException("not a number up to " + most + ": '" + digits + "'");
        }
        return Integer.parseInt(digits);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("not a day: '" + text + "'", e);
        }
    }
}
