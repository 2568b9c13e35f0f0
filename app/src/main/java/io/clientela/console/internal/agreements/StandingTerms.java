package io.clientela.console.internal.agreements;

import io.clientela.interact.Agreements;
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
 * The terms with which a form begins by which one side proposes: those in force or proposed last, and what the customer
 * consents to beside them, so that nobody who leaves the form as it stands takes that back.
 *
 * @param dialogue in which they stand, or will
 * @param terms empty where there are none
 * @param consented what he said last
 */
public record StandingTerms(String dialogue, Optional<Terms> terms, Consented consented) {

    /** The media by which a customer is reached. */
    public static final List<Medium> MEDIA = List.of(Medium.EMAIL, Medium.SMS, Medium.LETTER, Medium.PHONE, Medium.WEB);

    /**
     * Those of a customer.
     *
     * @param all his agreements, the latest first
     * @param consented what he said last
     */
    public static StandingTerms of(List<Agreement> all, Consented consented) {
        return new StandingTerms(
                all.isEmpty() ? Agreements.GENERAL : all.getFirst().dialogue(),
                all.stream().filter(StandingTerms::stands).map(Agreement::terms).findFirst(),
                consented);
    }

    /** Whether it holds or waits for an answer. */
    public static boolean stands(Agreement one) {
        return one.state().equals("in-force") || one.state().equals("proposed");
    }

    /** Whether terms name a purpose on a medium; a use of data, for which nothing is sent, is named on none or on all. */
    static boolean names(Terms terms, Purpose purpose, Medium medium) {
        Set<Medium> media = terms.purposes().get(purpose);
        return media != null && (!purpose.isSent() || media.contains(medium));
    }

    /** Whether a purpose is allowed on a medium. */
    public boolean allows(Purpose purpose, Medium medium) {
        return terms.filter(one -> names(one, purpose, medium)).isPresent() || consented.to(purpose, medium);
    }

    /** Whether use of what he bought is allowed. */
    public boolean profiles() {
        return allows(Purpose.PROFILING, Medium.WEB);
    }

    /** The media to be shown of an agreed purpose: none where nothing is sent for it. */
    public static Set<Medium> shown(Map.Entry<Purpose, Set<Medium>> agreed) {
        return agreed.getKey().isSent() ? agreed.getValue() : Set.of();
    }

    /** The media under which consents to an agreed purpose are kept: one for all where nothing is sent for it. */
    public static Set<Medium> consented(Map.Entry<Purpose, Set<Medium>> agreed) {
        return agreed.getKey().isSent() ? agreed.getValue() : Set.of(Medium.WEB);
    }

    /** How many messages in a month. */
    public int perMonth() {
        return terms.map(Terms::perMonth).orElse(2);
    }

    /** What the customer gives, in words. */
    public String customerGives() {
        return terms.map(Terms::customerGives).orElse("");
    }

    /** What the firm gives, in words. */
    public String firmGives() {
        return terms.map(Terms::firmGives).orElse("");
    }

    /** Points by occasion. */
    public Map<String, Integer> rewardPoints() {
        return terms.map(Terms::rewardPoints).orElse(Map.of());
    }

    /** Points for an occasion; 0 for none. */
    public int points(String occasion) {
        return rewardPoints().getOrDefault(occasion, 0);
    }

    /** The last day as a form has it; empty until ended. */
    public String until() {
        return terms.flatMap(Terms::until).map(LocalDate::toString).orElse("");
    }

    /**
     * The purposes that were ticked, with their media: each a field {@code PURPOSE-MEDIUM}; use of what he bought, for which
     * nothing is sent, a field {@code PROFILING} alone. What was agreed about partners, which no form offers, stays.
     */
    public Map<Purpose, Set<Medium>> purposes(Map<String, String> sent) {
        Map<Purpose, Set<Medium>> purposes = new EnumMap<>(Purpose.class);
        if (sent.containsKey(Purpose.PROFILING.name())) {
            purposes.put(Purpose.PROFILING, Set.of(Medium.WEB));
        }
        terms.map(one -> one.purposes().get(Purpose.PARTNERS))
                .ifPresent(media -> purposes.put(Purpose.PARTNERS, media));
        for (Purpose purpose : Purpose.sent()) {
            Set<Medium> media = EnumSet.noneOf(Medium.class);
            MEDIA.stream()
                    .filter(medium -> sent.containsKey(purpose + "-" + medium))
                    .forEach(media::add);
            if (!media.isEmpty()) {
                purposes.put(purpose, media);
            }
        }
        return purposes;
    }
}
