package io.clientela.console.internal.own;

import io.clientela.console.internal.security.OwnSignIn;
import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.console.internal.shell.Pages;
import io.clientela.console.internal.shell.Ways;
import io.clientela.interact.OwnPage;
import io.clientela.organize.Person;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.WebUtils;

/** How a customer comes to his own page, and leaves it (R37). */
@Controller
class OwnEntrance {

    private static final String ASK = "own/ask";

    private final OwnPage ownPage;
    private final OwnSignIn signIn;
    private final HisLanguage languages;

    OwnEntrance(OwnPage ownPage, OwnSignIn signIn, HisLanguage languages) {
        this.ownPage = ownPage;
        this.signIn = signIn;
        this.languages = languages;
    }

    @GetMapping("/own/link")
    ModelAndView form(Page page) {
        return page.show(ASK);
    }

    /** The answer is the same whether the address is known or not. */
    @PostMapping("/own/link")
    ModelAndView ask(Page page, @RequestParam(defaultValue = "") String typed, HttpServletRequest request) {
        if (typed.isBlank() || typed.length() > 200) {
            return page.showAgain(Notice.problem(page.say("own.ask.empty")), ASK);
        }
        if (!ownPage.ask(typed, request.getRemoteAddr())) {
            ModelAndView refused = page.showAgain(Notice.problem(page.say("own.ask.too-often")), ASK);
            refused.setStatus(HttpStatus.TOO_MANY_REQUESTS);
            return refused;
        }
        return page.show("own/asked", "minutes", OwnPage.MINUTES);
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
        if (entry.isEmpty()) {
            return page.showAgain(Notice.problem(page.say("own.enter.worthless")), ASK);
        }
        signIn.open(entry.get(), request);
        if (WebUtils.getCookie(request, Pages.LANGUAGE_COOKIE) == null) {
            languages.of(entry.get().customerId()).ifPresent(language -> remember(language, request, response));
        }
        return page.redirect("/own");
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
        remember(to, request, response);
        String local = Ways.local(back);
        return page.redirect(local.startsWith("/own") ? local : "/own");
    }

    private static void remember(String language, HttpServletRequest request, HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(Pages.LANGUAGE_COOKIE, language)
                .path("/")
                .maxAge(Duration.ofDays(365))
                .sameSite("Lax")
                .httpOnly(true)
                .secure(request.isSecure())
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
