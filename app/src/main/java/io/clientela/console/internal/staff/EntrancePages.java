package io.clientela.console.internal.staff;

import io.clientela.console.internal.security.SignIn;
import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.console.internal.shell.Ways;
import io.clientela.organize.LoginAttempts;
import io.clientela.organize.OneTimeLink.Purpose;
import io.clientela.organize.People;
import io.clientela.organize.Person;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** How people come in: by e-mail and password, or by a one-time link. */
@Controller
class EntrancePages {

    private static final String LOGIN = "staff/login";

    private final People people;
    private final LoginAttempts attempts;
    private final SignIn signIn;

    EntrancePages(People people, LoginAttempts attempts, SignIn signIn) {
        this.people = people;
        this.attempts = attempts;
        this.signIn = signIn;
    }

    @GetMapping("/login")
    ModelAndView login(Page page, @RequestParam(defaultValue = "/") String to, @RequestParam @Nullable String out) {
        if (page.reader() != null) {
            return page.redirect(Ways.local(to));
        }
        return page.show(LOGIN, "to", to, "email", "", "out", out != null);
    }

    @PostMapping("/login")
    ModelAndView logIn(
            Page page,
            @RequestParam String email,
            @RequestParam String password,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        String address = request.getRemoteAddr();
        if (!attempts.mayTry(email, address)) {
            ModelAndView refused = again(page, "staff.login.too-many", to, email);
            refused.setStatus(HttpStatus.TOO_MANY_REQUESTS);
            return refused;
        }
        Optional<Person> person = people.logIn(email, password);
        if (person.isEmpty()) {
            attempts.failed(email, address);
            return again(page, "staff.login.wrong", to, email);
        }
        attempts.succeeded(email);
        signIn.open(person.get(), request, response);
        return page.redirect(Ways.local(to));
    }

    /**
     * The page behind a one-time link sends its form by itself. The link is used up by that form only, so that programs
     * which look into mails and fetch every address do not use it up.
     */
    @GetMapping("/enter/{secret}")
    ModelAndView link(Page page, @PathVariable String secret) {
        return page.show("staff/enter", "secret", secret);
    }

    @PostMapping("/enter")
    ModelAndView enter(
            Page page, @RequestParam String secret, HttpServletRequest request, HttpServletResponse response) {
        Optional<People.Entry> entry = people.enter(secret);
        if (entry.isEmpty()) {
            return page.showAgain(Notice.problem(page.say("staff.enter.worthless")), "staff/worthless");
        }
        signIn.open(entry.get().person(), request, response);
        return page.redirect(entry.get().purpose() == Purpose.DEMO ? "/" : "/welcome");
    }

    private static ModelAndView again(Page page, String key, String to, String email) {
        return page.showAgain(Notice.problem(page.say(key)), LOGIN, "to", to, "email", email, "out", false);
    }
}
