package io.clientela.console.internal.own;

import io.clientela.console.internal.oidc.IdentityProvider;
import io.clientela.console.internal.oidc.IdentityProvider.Answer;
import io.clientela.console.internal.oidc.ProviderSettings;
import io.clientela.console.internal.security.Visitor;
import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.interact.OwnIdentities;
import io.clientela.interact.OwnPage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/**
 * How a customer comes to his own page by the firm's identity provider (R37). Whatever goes wrong ends at the entrance, in words,
 * where the link is the other way.
 */
@Controller
class OwnIdentity {

    private final IdentityProvider provider;
    private final OwnIdentities identities;
    private final ProviderName name;
    private final Arrival arrival;

    OwnIdentity(IdentityProvider provider, OwnIdentities identities, ProviderName name, Arrival arrival) {
        this.provider = provider;
        this.identities = identities;
        this.name = name;
        this.arrival = arrival;
    }

    @GetMapping("/own/identity")
    ModelAndView begin(Page page, HttpServletRequest request, HttpServletResponse response) {
        String called = called(page);
        if (!identities.mayBegin(request.getRemoteAddr())) {
            return stays(page, called, "too-often", HttpStatus.TOO_MANY_REQUESTS);
        }
        Optional<String> there = provider.begin(request, response);
        return there.isPresent()
                ? page.redirect(there.get())
                : stays(page, called, "silent", HttpStatus.SERVICE_UNAVAILABLE);
    }

    @GetMapping(ProviderSettings.BACK)
    ModelAndView end(Page page, HttpServletRequest request, HttpServletResponse response) {
        String called = called(page);
        return switch (provider.end(request, response)) {
            case Answer.SignedIn signedIn -> {
                Optional<OwnPage.Entry> entry = identities.enter(signedIn.vouched());
                yield entry.isPresent()
                        ? arrival.of(entry.get(), page, request, response)
                        : stays(page, called, "unknown", HttpStatus.FORBIDDEN);
            }
            case Answer.Refused refused -> stays(page, called, "failed", HttpStatus.FORBIDDEN);
            case Answer.Silent silent -> stays(page, called, "silent", HttpStatus.SERVICE_UNAVAILABLE);
        };
    }

    /** He no longer comes in by it. */
    @PostMapping("/own/identity/{id}/remove")
    ModelAndView remove(Page page, @PathVariable long id) {
        Visitor visitor = Visitor.present();
        boolean removed = identities.remove(visitor.customerId(), id, visitor.who());
        return page.redirect(
                "/own/rights",
                removed
                        ? Notice.done(page.say("own.identities.removed"))
                        : Notice.problem(page.say("own.identities.gone")));
    }

    private String called(Page page) {
        return name.in(page)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no identity provider is set"));
    }

    private static ModelAndView stays(Page page, String called, String why, HttpStatus status) {
        ModelAndView entrance = page.showAgain(
                Notice.problem(page.say("own.identity." + why, called)),
                OwnEntrance.ASK,
                "provider",
                Optional.of(called));
        entrance.setStatus(status);
        return entrance;
    }
}
