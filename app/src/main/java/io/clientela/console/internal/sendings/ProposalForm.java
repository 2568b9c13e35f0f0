package io.clientela.console.internal.sendings;

import io.clientela.interact.Agreements.Agreement;
import io.clientela.interact.Agreements.Terms;
import io.clientela.interact.Medium;
import io.clientela.interact.Purpose;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The terms that staff proposes to a customer: begins with those that hold or were proposed last.
 *
 * @param terms to begin with; empty where there are none
 */
public record ProposalForm(Optional<Terms> terms) {

    /** The purposes that need the customer's agreement. */
    public static final List<Purpose> PURPOSES =
            Arrays.stream(Purpose.values()).filter(Purpose::needsAgreement).toList();

    /** The media by which a customer is reached. */
    public static final List<Medium> MEDIA = List.of(Medium.EMAIL, Medium.SMS, Medium.LETTER, Medium.PHONE, Medium.WEB);

    /** What taking part may be worth points for. */
    public static final List<String> OCCASIONS = List.of("answer", "question");

    private static final int MOST_MESSAGES = 31;
    private static final int MOST_POINTS = 100_000;
    private static final int LONGEST = 1_000;

    static ProposalForm of(List<Agreement> all) {
        return new ProposalForm(
                all.stream().filter(ProposalForm::stands).map(Agreement::terms).findFirst());
    }

    /** Whether it holds or waits for an answer. */
    public static boolean stands(Agreement one) {
        return one.state().equals("in-force") || one.state().equals("proposed");
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

    /** What the firm gives. */
    public String firmGives() {
        return terms.map(Terms::firmGives).orElse("");
    }

    /** What the customer gives. */
    public String customerGives() {
        return terms.map(Terms::customerGives).orElse("");
    }

    /** Points for an occasion; 0 for none. */
    public int points(String occasion) {
        return terms.map(one -> one.rewardPoints().getOrDefault(occasion, 0)).orElse(0);
    }

    /** The last day as a form has it; empty until ended. */
    public String until() {
        return terms.flatMap(Terms::until).map(LocalDate::toString).orElse("");
    }

    /**
     * The terms that were sent.
     *
     * @throws IllegalArgumentException if a number or a day cannot be read or is out of range, no purpose is named, or the firm
     *     gives nothing
     */
    Terms read(Map<String, String> given, LocalDate today) {
        var purposes = purposes(given);
        String gives = text(given, "firm-gives");
        Optional<LocalDate> until = day(given.getOrDefault("until", "").strip());
        if (purposes.isEmpty()
                || gives.isEmpty()
                || until.filter(today::isAfter).isPresent()) {
            throw new IllegalArgumentException("no purpose, nothing given, or over already");
        }
        Map<String, Integer> points =
                new TreeMap<>(terms.map(Terms::rewardPoints).orElse(Map.of()));
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

    private static Map<Purpose, Set<Medium>> purposes(Map<String, String> given) {
        Map<Purpose, Set<Medium>> purposes = new EnumMap<>(Purpose.class);
        for (Purpose purpose : PURPOSES) {
            Set<Medium> media = EnumSet.noneOf(Medium.class);
            MEDIA.stream()
                    .filter(medium -> given.containsKey(purpose + "-" + medium))
                    .forEach(media::add);
            if (!media.isEmpty()) {
                purposes.put(purpose, media);
            }
        }
        return purposes;
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
