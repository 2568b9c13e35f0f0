package io.clientela.console.internal.own;

import io.clientela.console.internal.agreements.StandingTerms;
import io.clientela.interact.Agreements.Terms;
import java.time.LocalDate;
import java.util.Map;

/** The form by which a customer proposes terms. */
final class TermsForm {

    private static final int MOST = 31;
    private static final int LONGEST = 1_000;

    private TermsForm() {}

    /** The terms that a form proposes; what he cannot change in it (points, what the firm gives) stays as it was. */
    static Terms read(StandingTerms standing, Map<String, String> sent, LocalDate today) {
        String gives = sent.getOrDefault("gives", "").strip();
        return new Terms(
                standing.purposes(sent),
                number(sent.getOrDefault("per-month", ""), standing.perMonth()),
                standing.firmGives(),
                gives.substring(0, Math.min(LONGEST, gives.length())),
                standing.rewardPoints(),
                today,
                standing.terms().flatMap(Terms::until).filter(until -> until.isAfter(today)));
    }

    private static int number(String text, int otherwise) {
        try {
            return Math.clamp(Integer.parseInt(text.strip()), 0, MOST);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
