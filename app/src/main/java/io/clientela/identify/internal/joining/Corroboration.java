package io.clientela.identify.internal.joining;

import io.clientela.kernel.linkage.Comparison;
import io.clientela.kernel.linkage.Evidence;
import java.util.Set;

/**
 * The rule that names alone never join two records. Pure.
 *
 * <p>The kernel's weights know that names go together, so a join by names alone is seldom wrong; but where it is wrong,
 * one person reads what another of the same name bought, and nothing in the records could have told. So a join by weight
 * needs something beyond the name that agrees: an identifier, a birth date, a whole e-mail, a phone, an
 * address; for two firms of the same name also the place. Without it a person is asked.
 */
final class Corroboration {

    /** What an agreement beyond the name must weigh at least, in bits. */
    private static final double LEAST_BITS = 2;

    private static final Set<Comparison> NAMES = Set.of(
            Comparison.GIVEN_NAME,
            Comparison.FAMILY_NAME,
            Comparison.NAME_ORDER,
            Comparison.NAMES_TOGETHER,
            Comparison.FULL_NAME,
            Comparison.COMPANY_NAME,
            Comparison.PLACE);

    private static final Set<String> MADE_OF_NAMES = Set.of("same-local-part", "similar-local-part");

    private Corroboration() {}

    /** Whether something beyond the name speaks for one customer. */
    static boolean isIn(Evidence evidence) {
        return evidence.parts().stream().anyMatch(Corroboration::corroborates)
                || (agrees(evidence, Comparison.COMPANY_NAME) && agrees(evidence, Comparison.PLACE));
    }

    private static boolean corroborates(Evidence.Part part) {
        return !NAMES.contains(part.comparison())
                && !MADE_OF_NAMES.contains(part.level())
                && part.total() >= LEAST_BITS;
    }

    private static boolean agrees(Evidence evidence, Comparison comparison) {
        return evidence.parts().stream()
                .anyMatch(part -> part.comparison() == comparison && part.total() >= LEAST_BITS);
    }
}
