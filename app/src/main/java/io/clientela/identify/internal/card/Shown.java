package io.clientela.identify.internal.card;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which of several values that live side by side is shown, and why. Pure.
 *
 * <p>Values that are superseded never are, flawed ones neither, though they give the reason where they stand beside a valid one.
 * The others are held against each other in this order, and the first that tells them apart is the reason: said by the customer himself; a name in full before one with initials; stated by more sources;
 * stated later; more complete (longer); the first in alphabetical order, so that the answer is always the same. Of several
 * writings of one value ("ROSSI", "Rossi") the one with capitals and small letters is shown, else the latest. The parts of
 * an address are not mixed: the whole address of one record is chosen, by the same order; one that says the same as
 * another and less (no postcode) is its shorter form, however the street is written ({@link Spelling#street}).
 */
final class Shown {

    /** The fields that are one address. */
    static final List<String> ADDRESS = List.of("STREET", "POSTCODE", "CITY", "PROVINCE", "COUNTRY");

    private static final Set<String> NAMES = Set.of("FULL_NAME", "GIVEN_NAME", "FAMILY_NAME");

    private Shown() {}

    /**
     * A choice.
     *
     * @param value the value shown
     * @param reason why: a message key
     */
    record Choice(String value, String reason) {}

    /** What is shown of one customer, by field; a field of which nothing can be shown is absent. */
    static Map<String, Choice> of(List<Stated> values) {
        Map<String, List<Stated>> byField = new LinkedHashMap<>();
        List<Stated> address = new ArrayList<>();
        for (var value : values) {
            if (!value.superseded()) {
                if (ADDRESS.contains(value.field())) {
                    address.add(value);
                } else {
                    byField.computeIfAbsent(value.field(), f -> new ArrayList<>())
                            .add(value);
                }
            }
        }
        Map<String, Choice> shown = new HashMap<>();
        byField.forEach((field, stated) -> choose(stated).ifPresent(choice -> shown.put(field, choice)));
        shown.putAll(address(address));
        return shown;
    }

    /** The one of several values of one field. */
    static Optional<Choice> choose(List<Stated> values) {
        var candidates = candidates(values.stream()
                .map(v -> new Claim(
                        fold(v.normal().orElse(v.text())),
                        v.normal().orElse(v.text()),
                        v.normal().isPresent(),
                        v,
                        Map.of()))
                .toList());
        return best(candidates)
                .filter(Candidate::valid)
                .map(best -> new Choice(best.display(), reason(candidates, best)));
    }

    private static Map<String, Choice> address(List<Stated> values) {
        var byRecord = values.stream().collect(Collectors.groupingBy(Stated::recordId));
        var claims = new ArrayList<Claim>();
        byRecord.values().forEach(parts -> claims.add(whole(parts)));
        var candidates = candidates(claims);
        var best = best(candidates);
        if (best.isEmpty()) {
            return Map.of();
        }
        var reason = reason(candidates, best.get());
        Map<String, Choice> shown = new HashMap<>();
        for (var part : byRecord.getOrDefault(best.get().recordId(), List.of())) {
            part.normal()
                    .ifPresent(normal -> shown.merge(
                            part.field(),
                            new Choice(normal, reason),
                            (a, b) -> a.value().compareTo(b.value()) <= 0 ? a : b));
        }
        return shown;
    }

    private static Claim whole(List<Stated> parts) {
        var sorted = parts.stream()
                .sorted(Comparator.comparingInt((Stated p) -> ADDRESS.indexOf(p.field()))
                        .thenComparing(Stated::text))
                .toList();
        var text = sorted.stream().map(p -> p.normal().orElse(p.text())).collect(Collectors.joining(", "));
        var latest = sorted.stream().max(Comparator.comparing(Stated::statedOn)).orElseThrow();
        boolean valid = sorted.stream().allMatch(p -> p.normal().isPresent());
        Map<String, String> said = new LinkedHashMap<>();
        sorted.forEach(p -> said.put(p.field(), compared(p)));
        return new Claim(String.join(", ", said.values()), text, valid, latest, said);
    }

    private static String compared(Stated part) {
        var text = part.normal().orElse(part.text());
        return part.field().equals("STREET") ? Spelling.street(text) : fold(text);
    }

    /** @param parts what an address says part by part, folded; empty for other values */
    private record Claim(String key, String display, boolean valid, Stated stated, Map<String, String> parts) {

        boolean isShorterThan(Claim other) {
            if (parts.isEmpty()) {
                return NAMES.contains(other.stated().field()) && Spelling.abbreviates(key, other.key());
            }
            return parts.size() < other.parts().size()
                    && other.parts().entrySet().containsAll(parts.entrySet());
        }
    }

    private static List<Candidate> candidates(List<Claim> claims) {
        var byKey = claims.stream().collect(Collectors.groupingBy(Claim::key));
        return byKey.entrySet().stream()
                .map(entry ->
                        Candidate.of(entry.getValue(), isInFull(entry.getValue().getFirst(), claims)))
                .toList();
    }

    /** Whether a claim is no shorter form of another valid one; only names and addresses have shorter forms. */
    private static boolean isInFull(Claim claim, List<Claim> claims) {
        return claims.stream().noneMatch(other -> other.valid() && claim.isShorterThan(other));
    }

    private static Optional<Candidate> best(List<Candidate> candidates) {
        return candidates.stream().min(ORDER);
    }

    private static final Comparator<Candidate> ORDER = Comparator.comparing(Candidate::valid)
            .reversed()
            .thenComparing(Candidate::own, Comparator.reverseOrder())
            .thenComparing(Candidate::inFull, Comparator.reverseOrder())
            .thenComparing(Candidate::sources, Comparator.reverseOrder())
            .thenComparing(Candidate::epochDay, Comparator.reverseOrder())
            .thenComparing(c -> c.display().length(), Comparator.reverseOrder())
            .thenComparing(Candidate::display);

    /** What really told the best from the next one. */
    private static String reason(List<Candidate> candidates, Candidate best) {
        if (candidates.size() == 1 && best.rewritten()) {
            return "shown.best-written";
        }
        if (candidates.size() == 1) {
            return best.sources() > 1 ? "shown.all-agree" : "shown.only-one";
        }
        var next = candidates.stream().filter(c -> !c.equals(best)).min(ORDER).orElseThrow();
        if (!next.valid()) {
            return "shown.valid";
        }
        if (next.own() != best.own()) {
            return "shown.said-himself";
        }
        if (next.inFull() != best.inFull()) {
            return "shown.in-full";
        }
        if (next.sources() != best.sources()) {
            return "shown.most-sources";
        }
        if (next.epochDay() != best.epochDay()) {
            return "shown.latest";
        }
        return next.display().length() != best.display().length() ? "shown.most-complete" : "shown.first";
    }

    /**
     * One value, however it is written.
     *
     * @param display the best of its writings
     * @param own whether the customer himself said it
     * @param inFull whether it is no shorter form of another
     * @param rewritten whether a later statement was passed over because it is written worse
     */
    private record Candidate(
            String display,
            boolean valid,
            boolean own,
            boolean inFull,
            boolean rewritten,
            long sources,
            long epochDay,
            long recordId) {

        private static final Comparator<Claim> LATEST = Comparator.comparing(
                        (Claim c) -> c.stated().statedOn())
                .reversed()
                .thenComparingLong(c -> c.stated().recordId())
                .thenComparing(Claim::display);

        private static final Comparator<Claim> BEST_WRITTEN = Comparator.comparing(
                        (Claim c) -> Spelling.isMixed(c.display()))
                .reversed()
                .thenComparing(LATEST);

        static Candidate of(List<Claim> claims, boolean inFull) {
            var latest = claims.stream().min(LATEST).orElseThrow();
            var best = claims.stream().min(BEST_WRITTEN).orElseThrow();
            return new Candidate(
                    best.display(),
                    claims.stream().anyMatch(Claim::valid),
                    claims.stream().anyMatch(claim -> claim.stated().own()),
                    inFull,
                    !best.display().equals(latest.display()),
                    claims.stream().map(c -> c.stated().sourceId()).distinct().count(),
                    latest.stated().statedOn().toEpochDay(),
                    best.stated().recordId());
        }
    }

    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT).strip();
    }
}
