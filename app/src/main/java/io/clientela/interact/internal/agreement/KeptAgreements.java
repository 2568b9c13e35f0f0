package io.clientela.interact.internal.agreement;

import io.clientela.interact.Agreements;
import io.clientela.interact.Medium;
import io.clientela.interact.Purpose;
import io.clientela.interact.internal.agreement.ConsentTable.Kept;
import io.clientela.platform.Journal;
import java.io.Reader;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Agreements in the database; each step is in the journal too. */
@Service
class KeptAgreements implements Agreements {

    private static final String PROPOSED = "proposed";
    private static final String IN_FORCE = "in-force";

    private final AgreementTable table;
    private final ConsentTable consents;
    private final Consenting consenting;
    private final ConsentFile file;
    private final Receipts receipts;
    private final Journal journal;
    private final Clock clock;

    KeptAgreements(
            AgreementTable table,
            ConsentTable consents,
            Consenting consenting,
            ConsentFile file,
            Receipts receipts,
            Journal journal,
            Clock clock) {
        this.table = table;
        this.consents = consents;
        this.consenting = consenting;
        this.file = file;
        this.receipts = receipts;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Optional<Agreement> find(long customerId, String dialogue) {
        var all = of(customerId).stream()
                .filter(one -> one.dialogue().equals(dialogue))
                .toList();
        return all.stream()
                .filter(one -> one.state().equals(IN_FORCE))
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    @Override
    public List<Agreement> of(long customerId) {
        return table.of(customerId).stream().map(this::today).toList();
    }

    @Override
    public Optional<Agreement> version(long agreementId, int version) {
        return table.version(agreementId, version).map(this::today);
    }

    /** What its last day has passed has ended, though nobody said so. */
    private Agreement today(Agreement agreement) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        boolean over = agreement.state().equals(IN_FORCE)
                && agreement
                        .terms()
                        .until()
                        .filter(until -> until.isBefore(today))
                        .isPresent();
        return over ? withState(agreement, "ended") : agreement;
    }

    private static Agreement withState(Agreement agreement, String state) {
        return new Agreement(
                agreement.agreementId(),
                agreement.customerId(),
                agreement.dialogue(),
                agreement.version(),
                agreement.terms(),
                state,
                agreement.proposedBy(),
                agreement.at(),
                agreement.hash(),
                agreement.copy());
    }

    @Override
    public List<Event> events(long agreementId) {
        return table.events(agreementId);
    }

    @Override
    public List<Agreement> latest(int limit) {
        return table.latest(limit).stream().map(this::today).toList();
    }

    @Override
    @Transactional
    public Agreement propose(long customerId, String dialogue, Terms terms, Side side, Proof proof) {
        check(terms);
        long record = table.record(customerId);
        var at = clock.instant();
        var before = table.of(customerId).stream()
                .filter(one -> one.dialogue().equals(dialogue))
                .filter(one -> one.state().equals(IN_FORCE) || one.state().equals(PROPOSED))
                .findFirst();
        long id = before.map(Agreement::agreementId).orElseGet(() -> table.add(record, dialogue, at));
        table.lock(id);
        table.move(id, 0, PROPOSED, "replaced", at);
        int version =
                table.versions(id).stream().mapToInt(Agreement::version).max().orElse(0) + 1;
        table.addVersion(
                id, version, terms, TermsText.copy(id, version, customerId, dialogue, terms, side, at), side, at);
        return done(id, version, "proposed", side, proof);
    }

    private static void check(Terms terms) {
        if (terms.until().filter(until -> until.isBefore(terms.from())).isPresent()) {
            throw new IllegalArgumentException("an agreement that ends before it begins");
        }
        if (terms.perMonth() < 0) {
            throw new IllegalArgumentException("messages a month: " + terms.perMonth());
        }
        terms.purposes().keySet().stream()
                .filter(purpose -> !purpose.needsAgreement())
                .findFirst()
                .ifPresent(purpose -> {
                    throw new IllegalArgumentException(purpose + " needs no agreement");
                });
    }

    private Agreement done(long agreementId, int version, String what, Side side, Proof proof) {
        table.addEvent(agreementId, new Event(version, what, side, clock.instant(), proof));
        var agreement = table.version(agreementId, version).orElseThrow();
        journal.record(new Journal.Note(
                proof.who(),
                "interact.agreement-" + what,
                "customer:" + agreement.customerId(),
                Map.of(
                        "agreement",
                        agreementId,
                        "version",
                        version,
                        "side",
                        side.name(),
                        "hash",
                        agreement.hash(),
                        "how",
                        proof.how()),
                "",
                proof.evidence()));
        return agreement;
    }

    private Agreement proposed(long agreementId, int version) {
        table.lock(agreementId);
        return table.version(agreementId, version)
                .filter(one -> one.state().equals(PROPOSED))
                .orElseThrow(() -> new IllegalArgumentException(
                        "version " + version + " of agreement " + agreementId + " is not proposed"));
    }

    @Override
    @Transactional
    public Agreement accept(long agreementId, int version, Side side, Proof proof) {
        var agreement = proposed(agreementId, version);
        if (agreement.proposedBy() == side) {
            throw new IllegalArgumentException("who proposed a version cannot accept it");
        }
        var at = clock.instant();
        table.move(agreementId, 0, IN_FORCE, "replaced", at);
        table.move(agreementId, version, PROPOSED, IN_FORCE, at);
        var done = done(agreementId, version, "accepted", side, proof);
        consenting.become(agreement, proof);
        return done;
    }

    @Override
    @Transactional
    public Agreement refuse(long agreementId, int version, Side side, Proof proof) {
        proposed(agreementId, version);
        table.move(agreementId, version, PROPOSED, "refused", clock.instant());
        return done(agreementId, version, "refused", side, proof);
    }

    @Override
    @Transactional
    public Agreement end(long agreementId, Side side, Proof proof) {
        table.lock(agreementId);
        var standing = table.versions(agreementId).stream()
                .filter(one -> one.state().equals(IN_FORCE) || one.state().equals(PROPOSED))
                .toList();
        if (standing.isEmpty()) {
            throw new IllegalArgumentException("nothing of agreement " + agreementId + " is in force");
        }
        var at = clock.instant();
        table.move(agreementId, 0, PROPOSED, "ended", at);
        table.move(agreementId, 0, IN_FORCE, "ended", at);
        var first = standing.stream()
                .filter(one -> one.state().equals(IN_FORCE))
                .findFirst()
                .orElse(standing.getFirst());
        var done = done(agreementId, first.version(), "ended", side, proof);
        consenting.none(done.customerId(), done.dialogue(), proof);
        return done;
    }

    @Override
    @Transactional
    public Consent give(long customerId, String dialogue, Purpose purpose, Medium medium, Proof proof) {
        return consenting.give(customerId, dialogue, purpose, medium, clock.instant(), proof);
    }

    @Override
    @Transactional
    public void leave(long customerId, Optional<Purpose> purpose, Optional<Medium> medium, Proof proof) {
        consenting.leave(customerId, purpose, medium, proof);
    }

    @Override
    @Transactional
    public void pause(long customerId, Optional<Instant> until, Proof proof) {
        long record = table.record(customerId);
        consents.endPause(customerId, proof.who(), clock.instant());
        consents.pause(record, until, proof, clock.instant());
        consenting.paused(customerId, until);
        note(
                customerId,
                "interact.paused",
                Map.of("until", until.map(Instant::toString).orElse("")),
                proof);
    }

    @Override
    @Transactional
    public boolean resume(long customerId, Proof proof) {
        boolean was = consents.endPause(customerId, proof.who(), clock.instant());
        if (was) {
            note(customerId, "interact.resumed", Map.of(), proof);
        }
        return was;
    }

    private void note(long customerId, String what, Map<String, ?> detail, Proof proof) {
        journal.record(new Journal.Note(
                proof.who(), what, "customer:" + customerId, detail, proof.wording(), proof.evidence()));
    }

    @Override
    public Optional<Pause> paused(long customerId) {
        return consents.paused(customerId, clock.instant());
    }

    @Override
    public Optional<Consent> consent(long customerId, Purpose purpose, Medium medium) {
        var pair = ConsentTable.Pair.of(purpose, medium);
        return consents(customerId).stream()
                .filter(one -> one.purpose() == purpose && one.medium() == pair.medium())
                .findFirst()
                .filter(Consent::given);
    }

    @Override
    public List<Consent> consents(long customerId) {
        return consents.of(customerId).stream().map(Kept::consent).toList();
    }

    @Override
    public String receipt(long consentId) {
        return receipts.write(
                consents.find(consentId).orElseThrow(() -> new IllegalArgumentException("no consent " + consentId)));
    }

    @Override
    @Transactional
    public Imported importCsv(String name, Reader csv, String who) {
        return file.read(name, csv, who);
    }

    @Override
    public List<Flaw> flaws(int limit) {
        return consents.flaws(limit);
    }

    @Override
    public List<Agreed> agreed() {
        return consents.agreed();
    }
}
