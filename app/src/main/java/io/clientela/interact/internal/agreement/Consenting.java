package io.clientela.interact.internal.agreement;

import io.clientela.interact.Agreements;
import io.clientela.interact.Agreements.Agreement;
import io.clientela.interact.Agreements.Consent;
import io.clientela.interact.Agreements.Proof;
import io.clientela.interact.ConsentWithdrawn;
import io.clientela.interact.ContactPaused;
import io.clientela.interact.Medium;
import io.clientela.interact.Purpose;
import io.clientela.interact.internal.agreement.ConsentTable.Added;
import io.clientela.interact.internal.agreement.ConsentTable.Listed;
import io.clientela.interact.internal.agreement.ConsentTable.Pair;
import io.clientela.interact.internal.agreement.ConsentTable.Said;
import io.clientela.platform.Journal;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes down what customers consent to and what they take back; what they take back stops what waits for them. */
@Component
class Consenting {

    private final AgreementTable table;
    private final ConsentTable consents;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Consenting(
            AgreementTable table,
            ConsentTable consents,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.consents = consents;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    /** The consents of an accepted version: those it names are given, all others in its dialogue taken back. */
    void become(Agreement agreement, Proof proof) {
        var named = new HashSet<Pair>();
        agreement.terms().purposes().forEach((purpose, media) -> {
            if (!purpose.isSent()) {
                named.add(Pair.of(purpose, Medium.WEB));
            }
            media.forEach(medium -> named.add(Pair.of(purpose, medium)));
        });
        var before = consents.given(agreement.customerId(), agreement.dialogue());
        var evidence = new Proof(
                proof.who(),
                proof.how(),
                proof.wording(),
                (proof.evidence() + " agreement:" + agreement.agreementId() + " version " + agreement.version()
                                + " sha256:" + agreement.hash())
                        .strip());
        write(agreement.customerId(), agreement.dialogue(), named, true, evidence);
        before.removeAll(named);
        withdraw(agreement.customerId(), agreement.dialogue(), before, evidence);
    }

    /** Takes back every consent in a dialogue. */
    void none(long customerId, String dialogue, Proof proof) {
        withdraw(customerId, dialogue, consents.given(customerId, dialogue), proof);
    }

    /**
     * What is new in a list, of whoever brought it; those of one list are as many as may be. What was taken back, and not
     * given again later, stops what waits.
     *
     * @return how many lines were new
     */
    int take(List<Listed> listed, String who) {
        var added = consents.addImported(Agreements.GENERAL, listed, who, clock.instant());
        var fresh = added.stream().map(Added::listed).distinct().toList();
        journal.record(fresh.stream()
                .map(one -> said(one.customerId(), what(one.given()), Set.of(one.pair()), one.proof()))
                .toList());
        for (var one : added) {
            if (!one.listed().given()) {
                withdrawn(one.listed(), one.dialogue());
            }
        }
        return fresh.size();
    }

    private void withdrawn(Listed one, String dialogue) {
        if (!consents.given(one.customerId(), dialogue).contains(one.pair())) {
            events.publishEvent(new ConsentWithdrawn(
                    one.customerId(),
                    dialogue,
                    Set.of(one.pair().purpose()),
                    EnumSet.of(one.pair().medium())));
        }
    }

    private static String what(boolean given) {
        return given ? "interact.consent-given" : "interact.consent-withdrawn";
    }

    Consent give(long customerId, String dialogue, Purpose purpose, Medium medium, Instant saidAt, Proof proof) {
        if (!purpose.needsAgreement()) {
            throw new IllegalArgumentException(purpose + " needs no agreement");
        }
        if (proof.wording().isBlank() || proof.how().isBlank() || proof.who().isBlank()) {
            throw new IllegalArgumentException("a consent without who, how and wording proves nothing");
        }
        long id = consents.add(
                table.record(customerId),
                dialogue,
                List.of(new Said(Pair.of(purpose, medium), true)),
                saidAt,
                proof,
                clock.instant());
        note(customerId, what(true), Set.of(Pair.of(purpose, medium)), proof);
        return consents.find(id).orElseThrow().consent();
    }

    void leave(long customerId, Optional<Purpose> purpose, Optional<Medium> medium, Proof proof) {
        var all = medium.isEmpty() ? Purpose.agreed() : Purpose.sent(); // a medium says nothing of uses without one
        var purposes = purpose.map(List::of).orElse(all);
        var media = medium.map(List::of).orElse(List.of(Medium.values()));
        var pairs = purposes.stream()
                .filter(Purpose::needsAgreement)
                .flatMap(one -> media.stream().map(way -> Pair.of(one, way)))
                .collect(Collectors.toSet());
        var dialogues = new TreeSet<>(consents.dialogues(customerId));
        dialogues.add(Agreements.GENERAL);
        dialogues.forEach(dialogue -> withdraw(customerId, dialogue, pairs, proof));
    }

    /** Tells those who have something of his in hand that he wants to be left alone. */
    void paused(long customerId, Optional<Instant> until) {
        events.publishEvent(new ContactPaused(customerId, until));
    }

    private void withdraw(long customerId, String dialogue, Set<Pair> pairs, Proof proof) {
        if (pairs.isEmpty()) {
            return;
        }
        write(customerId, dialogue, pairs, false, proof);
        for (var purpose : pairs.stream().map(Pair::purpose).collect(Collectors.toSet())) {
            var media = pairs.stream()
                    .filter(pair -> pair.purpose() == purpose)
                    .map(Pair::medium)
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Medium.class)));
            events.publishEvent(new ConsentWithdrawn(customerId, dialogue, Set.of(purpose), media));
        }
    }

    private void write(long customerId, String dialogue, Set<Pair> pairs, boolean given, Proof proof) {
        if (pairs.isEmpty()) {
            return;
        }
        var said = pairs.stream()
                .map(pair -> new Said(pair, given))
                .sorted(java.util.Comparator.comparing((Said one) -> one.pair().purpose())
                        .thenComparing(one -> one.pair().medium()))
                .toList();
        var at = clock.instant();
        consents.add(table.record(customerId), dialogue, said, at, proof, at);
        note(customerId, what(given), pairs, proof);
    }

    private void note(long customerId, String what, Set<Pair> pairs, Proof proof) {
        journal.record(said(customerId, what, pairs, proof));
    }

    private static Journal.Note said(long customerId, String what, Set<Pair> pairs, Proof proof) {
        return new Journal.Note(
                proof.who(),
                what,
                "customer:" + customerId,
                Map.of(
                        "what",
                        pairs.stream()
                                .map(pair -> pair.purpose() + " " + pair.medium())
                                .sorted()
                                .toList(),
                        "how",
                        proof.how()),
                proof.wording(),
                proof.evidence());
    }
}
