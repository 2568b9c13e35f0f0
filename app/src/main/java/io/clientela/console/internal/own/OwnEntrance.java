package io.clientela.console.internal.own;

import io.clientela.console.internal.security.OwnSignIn;
import io.clientela.console.internal.shell.LanguageCookie;
import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.console.internal.shell.Ways;
import io.clientela.interact.OwnPage;
import io.clientela.organize.Person;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** How a customer comes to his own page, and leaves it (R37). */
@Controller
class OwnEntrance {

    /** The template of the entrance, which wants the name of the identity provider, if there is one. */
    static final String ASK = "own/ask";

    private final OwnPage ownPage;
    private final OwnSignIn signIn;
    private final Arrival arrival;
    private final ProviderName provider;

    OwnEntrance(OwnPage ownPage, OwnSignIn signIn, Arrival arrival, ProviderName provider) {
        this.ownPage = ownPage;
        this.signIn = signIn;
        this.arrival = arrival;
        this.provider = provider;
    }

    @GetMapping("/own/link")
    ModelAndView form(Page page) {
        return page.show(ASK, "provider", provider.in(page));
    }

    /** The answer is the same whether the address is known or not. */
    @PostMapping("/own/link")
    ModelAndView ask(Page page, @RequestParam(defaultValue = "") String typed, HttpServletRequest request) {
        if (typed.isBlank() || typed.length() > 200) {
            return again(page, "own.ask.empty");
        }
        if (!ownPage.ask(typed, request.getRemoteAddr())) {
            ModelAndView refused = again(page, "own.ask.too-often");
            refused.setStatus(HttpStatus.TOO_MANY_REQUESTS);
            return refused;
        }
        return page.show("own/asked", "minutes", OwnPage.MINUTES);
    }

    private ModelAndView again(Page page, String why) {
        return page.showAgain(Notice.problem(page.say(why)), ASK, "provider", provider.in(page));
    }

    /** The link is used up by the form that this page sends by itself, not by programs that look into mails. */
    @GetMapping("/own/enter/{secret}")
    ModelAndView link(Page page, @PathVariable String secret) {
        return page.show("own/enter", "secret", secret);
    }

    @PostMapping("/own/enter")
    ModelAndView enter(
            Page page, @RequestParam String secret, HttpServletRequest request, HttpServletResponse response) {
        Optional<OwnPage.Entry> entry = ownPage.enter(secret);
        return entry.isPresent()
                ? arrival.of(entry.get(), page, request, response)
                : again(page, "own.enter.worthless");
    }

    @PostMapping("/own/leave")
    ModelAndView leave(Page page, HttpServletRequest request) {
        signIn.close(request);
        return page.redirect("/own/link");
    }

    @PostMapping("/own/language")
    ModelAndView language(
            Page page,
            @RequestParam String to,
            @RequestParam(defaultValue = "/own") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!Person.LANGUAGES.contains(to)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "no such language: " + to);
        }
        LanguageCookie.keep(to, request, response);
        String local = Ways.local(back);
        return page.redirect(local.startsWith("/own") ? local : "/own");
    }
}
