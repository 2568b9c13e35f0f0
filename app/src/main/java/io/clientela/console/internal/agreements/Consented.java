package io.clientela.console.internal.agreements;

import io.clientela.interact.Agreements.Agreement;
import io.clientela.interact.Agreements.Consent;
import io.clientela.interact.Medium;
import io.clientela.interact.Purpose;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a customer said last of each purpose on each medium, whatever agreement there is: consents may come from a list, or
 * stay from a dialogue that has none.
 *
 * @param latest by purpose and medium, as {@code NEWS-EMAIL}, of all that he ever gave; the latest first
 */
public record Consented(Map<String, Consent> latest) {

    /**
     * What he said.
     *
     * @param said all consents and withdrawals, the latest first
     */
    public static Consented of(List<Consent> said) {
        Set<String> ever =
                said.stream().filter(Consent::given).map(Consented::name).collect(Collectors.toSet());
        Map<String, Consent> latest = new LinkedHashMap<>();
        said.stream()
                .filter(consent -> ever.contains(name(consent))) // who leaves everything leaves what he never gave
                .forEach(consent -> latest.putIfAbsent(name(consent), consent));
        return new Consented(latest);
    }

    private static String name(Consent consent) {
        return consent.purpose() + "-" + consent.medium();
    }

    /** Whether he consents now. */
    public boolean to(Purpose purpose, Medium medium) {
        Consent consent = latest.get(purpose + "-" + medium);
        return consent != null && consent.given();
    }

    /** What he consents to now. */
    public List<Consent> given() {
        return latest.values().stream().filter(Consent::given).toList();
    }

    /** What he said that no agreement in force names: it stands by itself. */
    public List<Consent> beside(List<Agreement> agreements) {
        return latest.values().stream()
                .filter(consent -> agreements.stream()
                        .filter(one -> one.state().equals("in-force"))
                        .noneMatch(one -> StandingTerms.names(one.terms(), consent.purpose(), consent.medium())))
                .toList();
    }
}
