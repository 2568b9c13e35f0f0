package io.clientela.console.internal.own;

import io.clientela.console.internal.agreements.Consented;
import io.clientela.console.internal.agreements.StandingTerms;
import io.clientela.console.internal.security.Visitor;
import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.interact.Agreements;
import io.clientela.interact.Agreements.Agreement;
import io.clientela.interact.Agreements.Proof;
import io.clientela.interact.Agreements.Side;
import io.clientela.interact.Medium;
import io.clientela.interact.Purpose;
import io.clientela.platform.Journal;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The agreement as the customer holds it: read, accept, refuse, change, leave in part, end, take along (R34, R35). */
@Controller
class OwnAgreement {

    private final Agreements agreements;
    private final Journal journal;
    private final Clock clock;

    OwnAgreement(Agreements agreements, Journal journal, Clock clock) {
        this.agreements = agreements;
        this.journal = journal;
        this.clock = clock;
    }

    @GetMapping("/own/agreement")
    ModelAndView agreement(Page page) {
        Visitor visitor = Visitor.present();
        journal.record(Journal.Note.of(visitor.who(), "interact.own-seen", "customer:" + visitor.customerId()));
        List<Agreement> all = all(visitor);
        Consented consented = consented(visitor);
        return page.show(
                "own/agreement",
                "present",
                all.stream()
                        .filter(one ->
                                one.state().equals("in-force") || one.state().equals("proposed"))
                        .toList(),
                "past",
                all.stream()
                        .filter(one ->
                                !one.state().equals("in-force") && !one.state().equals("proposed"))
                        .toList(),
                "consents",
                consented.latest(),
                "beside",
                consented.beside(all),
                "pause",
                agreements.paused(visitor.customerId()),
                "form",
                StandingTerms.of(all, consented));
    }

    private List<Agreement> all(Visitor visitor) {
        return agreements.of(visitor.customerId());
    }

    private Consented consented(Visitor visitor) {
        return Consented.of(agreements.consents(visitor.customerId()));
    }

    @PostMapping("/own/agreement/propose")
    ModelAndView propose(Page page, @RequestParam Map<String, String> parameters, HttpServletRequest request) {
        Visitor visitor = Visitor.present();
        var standing = StandingTerms.of(all(visitor), consented(visitor));
        Proof proof = proof(visitor, request, page.say("own.agreement.words.propose"));
        agreements.propose(
                visitor.customerId(),
                standing.dialogue(),
                TermsForm.read(standing, parameters, LocalDate.now(clock)),
                Side.CUSTOMER,
                proof);
        return page.redirect("/own/agreement", Notice.done(page.say("own.agreement.proposed")));
    }

    @PostMapping("/own/agreement/{id}/{what}")
    ModelAndView decide(
            Page page,
            @PathVariable long id,
            @PathVariable String what,
            @RequestParam(defaultValue = "0") int version,
            HttpServletRequest request) {
        Visitor visitor = Visitor.present();
        his(visitor, id);
        try {
            switch (what) {
                case "accept" ->
                    agreements.accept(
                            id,
                            version,
                            Side.CUSTOMER,
                            proof(visitor, request, page.say("own.agreement.words.accept")));
                case "refuse" ->
                    agreements.refuse(
                            id,
                            version,
                            Side.CUSTOMER,
                            proof(visitor, request, page.say("own.agreement.words.refuse")));
                case "end" ->
                    agreements.end(id, Side.CUSTOMER, proof(visitor, request, page.say("own.agreement.words.end")));
                default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no such act: " + what);
            }
        } catch (IllegalArgumentException e) {
            return page.redirect("/own/agreement", Notice.problem(page.say("own.agreement.changed")));
        }
        return page.redirect("/own/agreement", Notice.done(page.say("own.agreement.done." + what)));
    }

    /** Leaves one purpose on one medium, or all of them. */
    @PostMapping("/own/agreement/leave")
    ModelAndView leave(
            Page page,
            @RequestParam Optional<Purpose> purpose,
            @RequestParam Optional<Medium> medium,
            HttpServletRequest request) {
        Visitor visitor = Visitor.present();
        agreements.leave(
                visitor.customerId(), purpose, medium, proof(visitor, request, page.say("own.agreement.words.leave")));
        return page.redirect("/own/agreement", Notice.done(page.say("own.agreement.left")));
    }

    /** Comes back to one purpose on one medium. */
    @PostMapping("/own/agreement/give")
    ModelAndView give(
            Page page,
            @RequestParam Purpose purpose,
            @RequestParam Medium medium,
            @RequestParam(defaultValue = Agreements.GENERAL) String dialogue,
            HttpServletRequest request) {
        Visitor visitor = Visitor.present();
        if (!purpose.needsAgreement() || purpose == Purpose.PARTNERS || dialogue.isBlank()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "nothing to consent to");
        }
        String words = purpose.isSent()
                ? page.say(
                        "own.agreement.words.give",
                        page.words().name("own.purpose", purpose),
                        page.words().name("own.medium", medium))
                : page.say("own.agreement.words.give-use", page.words().name("own.purpose", purpose));
        agreements.give(visitor.customerId(), dialogue, purpose, medium, proof(visitor, request, words));
        return page.redirect("/own/agreement", Notice.done(page.say("own.agreement.given")));
    }

    /** Is left alone for a month, or no longer. */
    @PostMapping("/own/agreement/pause")
    ModelAndView pause(Page page, @RequestParam(defaultValue = "true") boolean on, HttpServletRequest request) {
        Visitor visitor = Visitor.present();
        if (on) {
            Proof proof = proof(visitor, request, page.say("own.agreement.words.pause"));
            agreements.pause(visitor.customerId(), Optional.of(clock.instant().plus(Duration.ofDays(30))), proof);
        } else {
            agreements.resume(visitor.customerId(), proof(visitor, request, page.say("own.agreement.words.resume")));
        }
        return page.redirect(
                "/own/agreement", Notice.done(page.say(on ? "own.agreement.paused" : "own.agreement.resumed")));
    }

    /** The receipt of one of his consents (ISO/IEC TS 27560). */
    @GetMapping("/own/agreement/receipts/{id}.json")
    ResponseEntity<byte[]> receipt(@PathVariable long id) {
        Visitor visitor = Visitor.present();
        if (agreements.consents(visitor.customerId()).stream().noneMatch(one -> one.consentId() == id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no consent " + id);
        }
        return file(agreements.receipt(id), "receipt-" + id + ".json");
    }

    /** The identical copy that both sides hold. */
    @GetMapping("/own/agreement/{id}/copy.json")
    ResponseEntity<byte[]> copy(@PathVariable long id, @RequestParam(defaultValue = "0") int version) {
        Visitor visitor = Visitor.present();
        Agreement agreement = all(visitor).stream()
                .filter(one -> one.agreementId() == id && (version == 0 || one.version() == version))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no agreement " + id));
        return file(agreement.copy(), "agreement-" + id + "-" + agreement.version() + ".json");
    }

    private static ResponseEntity<byte[]> file(String text, String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private void his(Visitor visitor, long agreementId) {
        if (all(visitor).stream().noneMatch(one -> one.agreementId() == agreementId)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no agreement " + agreementId);
        }
    }

    private Proof proof(Visitor visitor, HttpServletRequest request, String wording) {
        return new Proof(
                visitor.who(),
                "own-page",
                wording,
                OwnRights.how(visitor) + ", from " + request.getRemoteAddr() + " at " + clock.instant());
    }
}
