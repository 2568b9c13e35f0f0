package io.clientela.console.internal.own;

import io.clientela.console.internal.security.OwnSignIn;
import io.clientela.console.internal.security.Visitor;
import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.identify.Erasures;
import io.clientela.interact.CustomerRights;
import io.clientela.interact.CustomerRights.Kind;
import io.clientela.interact.OwnIdentities;
import io.clientela.platform.Journal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Not to be tracked, not to be contacted, to take one's data along, to be forgotten (R34, R37). */
@Controller
class OwnRights {

    private final CustomerRights rights;
    private final Erasures erasures;
    private final Dossiers dossiers;
    private final DossierFiles files;
    private final Journal journal;
    private final OwnSignIn signIn;
    private final OwnIdentities identities;
    private final ProviderName provider;

    OwnRights(
            CustomerRights rights,
            Erasures erasures,
            Dossiers dossiers,
            DossierFiles files,
            Journal journal,
            OwnSignIn signIn,
            OwnIdentities identities,
            ProviderName provider) {
        this.rights = rights;
        this.erasures = erasures;
        this.dossiers = dossiers;
        this.files = files;
        this.journal = journal;
        this.signIn = signIn;
        this.identities = identities;
        this.provider = provider;
    }

    @GetMapping("/own/rights")
    ModelAndView rights(Page page) {
        Visitor visitor = Visitor.present();
        journal.record(Journal.Note.of(visitor.who(), "interact.own-seen", "customer:" + visitor.customerId()));
        return page.show(
                "own/rights",
                "rights",
                rights.of(visitor.customerId()),
                "identities",
                identities.of(visitor.customerId()).stream()
                        .map(one -> new Way(one, provider.of(one.issuer(), page)))
                        .toList());
    }

    /** Turns one of the two switches. */
    @PostMapping("/own/rights/{name}")
    ModelAndView turn(Page page, @PathVariable String name, @RequestParam(defaultValue = "false") boolean on) {
        Visitor visitor = Visitor.present();
        Kind kind = switch (name) {
            case "track" -> Kind.DO_NOT_TRACK;
            case "contact" -> Kind.DO_NOT_CONTACT;
            default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no right " + name);
        };
        rights.set(visitor.customerId(), kind, on, visitor.who(), how(visitor));
        return page.redirect("/own/rights", Notice.done(page.say(on ? "own.rights.used" : "own.rights.given-up")));
    }

    /** How he came in stands in what he does: by a link that he asked for himself, or one that somebody made for him. */
    static String how(Visitor visitor) {
        return visitor.link().startsWith("customer:") ? "own-page" : "own-page, by a link of " + visitor.link();
    }

    @GetMapping("/own/data.json")
    void json(Page page, HttpServletResponse response) throws IOException {
        Dossier dossier = taken(page, "json");
        offer(response, "application/json", "my-data.json");
        files.json(dossier, response.getOutputStream());
    }

    /** Written whole before the first byte leaves, so that a failure can still be said. */
    @GetMapping("/own/data.pdf")
    void pdf(Page page, HttpServletResponse response) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        files.pdf(taken(page, "pdf"), page.words(), out);
        offer(response, "application/pdf", "my-data.pdf");
        out.writeTo(response.getOutputStream());
    }

    private Dossier taken(Page page, String form) {
        Visitor visitor = Visitor.present();
        journal.record(new Journal.Note(
                visitor.who(),
                "interact.own-data-taken",
                "customer:" + visitor.customerId(),
                Map.of("form", form),
                "",
                ""));
        return dossiers.of(visitor.customerId(), page.words());
    }

    private static void offer(HttpServletResponse response, String type, String name) {
        response.setContentType(type);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        response.setHeader("Cache-Control", "no-store");
    }

    /** The page on which he says that he means it. */
    @GetMapping("/own/forget")
    ModelAndView forget(Page page) {
        return page.show("own/forget");
    }

    /** Typed once more, so that no slip of a finger erases anybody. */
    @PostMapping("/own/forget")
    ModelAndView erase(Page page, @RequestParam(defaultValue = "") String word, HttpServletRequest request) {
        Visitor visitor = Visitor.present();
        if (!word.strip().equalsIgnoreCase(page.say("own.forget.word"))) {
            return page.showAgain(Notice.problem(page.say("own.forget.word-wrong")), "own/forget");
        }
        erasures.request(visitor.customerId(), visitor.who());
        signIn.remember(visitor, request);
        return page.redirect("/own/erased");
    }

    /** Waits for the erasure, then shows its proof; the session is good for nothing else by then. */
    @GetMapping("/own/erased")
    ModelAndView erased(Page page, HttpServletRequest request) {
        var asked = signIn.erased(request);
        if (asked.isEmpty()) {
            return page.redirect("/own/link");
        }
        return page.show("own/erased", "report", erasures.of(asked.getAsLong()));
    }
}
