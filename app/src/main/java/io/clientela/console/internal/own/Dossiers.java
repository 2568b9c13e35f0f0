package io.clientela.console.internal.own;

import io.clientela.console.internal.shell.Words;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Puts together what is known of a customer, for him to take along. */
@Component
class Dossiers {

    private final KnownPart known;
    private final TreatedPart treated;
    private final SaidPart said;
    private final MutualPart mutual;
    private final Clock clock;

    Dossiers(KnownPart known, TreatedPart treated, SaidPart said, MutualPart mutual, Clock clock) {
        this.known = known;
        this.treated = treated;
        this.said = said;
        this.mutual = mutual;
        this.clock = clock;
    }

    /** Everything, in his language. */
    Dossier of(long customerId, Words words) {
        List<Dossier.Section> sections = new ArrayList<>(known.sections(customerId, words));
        sections.addAll(treated.sections(customerId, words));
        sections.addAll(said.sections(customerId, words));
        sections.addAll(mutual.sections(customerId, words));
        return new Dossier(customerId, clock.instant(), words.language(), sections);
    }
}
