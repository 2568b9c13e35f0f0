package io.clientela.console.internal.own;

import io.clientela.console.internal.security.OwnSignIn;
import io.clientela.console.internal.shell.LanguageCookie;
import io.clientela.console.internal.shell.Page;
import io.clientela.console.internal.shell.Pages;
import io.clientela.interact.OwnPage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.WebUtils;

/** What happens when a customer has come in, whichever way: his session opens, and his page speaks his language. */
@Component
class Arrival {

    private final OwnSignIn signIn;
    private final HisLanguage languages;

    Arrival(OwnSignIn signIn, HisLanguage languages) {
        this.signIn = signIn;
        this.languages = languages;
    }

    /** Opens a session and leads to his page; a language that this browser chose before stays. */
    ModelAndView of(OwnPage.Entry entry, Page page, HttpServletRequest request, HttpServletResponse response) {
        signIn.open(entry, request);
        if (WebUtils.getCookie(request, Pages.LANGUAGE_COOKIE) == null) {
            languages.of(entry.customerId()).ifPresent(language -> LanguageCookie.keep(language, request, response));
        }
        return page.redirect("/own");
    }
}
