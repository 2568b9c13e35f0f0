package io.clientela.console.internal.staff;

import io.clientela.console.internal.security.SignIn;
import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.kernel.value.Outcome;
import io.clientela.organize.People;
import io.clientela.organize.Person;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What people say about themselves: the first time, and later. */
@Controller
class ProfilePages {

    private static final String PROFILE = "staff/profile";
    private static final String WELCOME = "staff/welcome";

    private final People people;
    private final SignIn signIn;

    ProfilePages(People people, SignIn signIn) {
        this.people = people;
        this.signIn = signIn;
    }

    @GetMapping("/welcome")
    ModelAndView welcome(Page page) {
        return page.show(WELCOME, "person", page.signedIn());
    }

    @PostMapping("/welcome")
    ModelAndView begin(
            Page page,
            @RequestParam String name,
            @RequestParam String email,
            @RequestParam String password,
            @RequestParam String repeated,
            HttpServletRequest request) {
        Person reader = page.signedIn();
        if (name.isBlank() || !looksLikeEmail(email)) {
            return page.showAgain(Notice.problem(page.say("staff.profile.name-and-email")), WELCOME, "person", reader);
        }
        if (people.describe(reader.id(), name, email, reader.profile()) instanceof Outcome.Unknown<Person> why) {
            return page.showAgain(Notice.problem(page.say("staff.why." + why.reason())), WELCOME, "person", reader);
        }
        Outcome<Person> set = newPassword(reader, password, repeated, request);
        if (set instanceof Outcome.Unknown<Person> why) {
            Person described = people.find(reader.id()).orElse(reader);
            return page.showAgain(Notice.problem(page.say("staff.why." + why.reason())), WELCOME, "person", described);
        }
        return page.redirect("/", Notice.done(page.say("staff.welcome.done", name.strip())));
    }

    @GetMapping("/profile")
    ModelAndView profile(Page page) {
        return page.show(PROFILE, "person", page.signedIn(), "zones", zones());
    }

    @PostMapping("/profile")
    ModelAndView describe(
            Page page,
            @RequestParam String name,
            @RequestParam String email,
            @RequestParam String language,
            @RequestParam String zone) {
        Person reader = page.signedIn();
        if (name.isBlank() || !looksLikeEmail(email)) {
            return again(page, "staff.profile.name-and-email");
        }
        Person.Profile profile;
        try {
            profile = new Person.Profile(language, ZoneId.of(zone));
        } catch (DateTimeException | IllegalArgumentException e) {
            return again(page, "staff.profile.language-and-zone");
        }
        if (people.describe(reader.id(), name, email, profile) instanceof Outcome.Unknown<Person> why) {
            return again(page, "staff.why." + why.reason());
        }
        return page.redirect("/profile", Notice.done(page.say("staff.profile.saved")));
    }

    @PostMapping("/profile/password")
    ModelAndView password(
            Page page,
            @RequestParam(defaultValue = "") String current,
            @RequestParam String password,
            @RequestParam String repeated,
            HttpServletRequest request) {
        Person reader = page.signedIn();
        if (reader.hasPassword() && !isCurrent(reader, current)) {
            return again(page, "staff.profile.current-wrong");
        }
        if (newPassword(reader, password, repeated, request) instanceof Outcome.Unknown<Person> why) {
            return again(page, "staff.why." + why.reason());
        }
        return page.redirect("/profile", Notice.done(page.say("staff.profile.password-set")));
    }

    private boolean isCurrent(Person reader, String password) {
        String email = reader.email();
        return email != null && people.logIn(email, password).isPresent();
    }

    private Outcome<Person> newPassword(Person reader, String password, String repeated, HttpServletRequest request) {
        if (!password.equals(repeated)) {
            return new Outcome.Unknown<>("not-repeated", "");
        }
        Outcome<Person> set = people.setPassword(reader.id(), password);
        if (set instanceof Outcome.Known<Person>) {
            signIn.endOthers(reader.id(), request.getSession(false));
        }
        return set;
    }

    private ModelAndView again(Page page, String key) {
        return page.showAgain(Notice.problem(page.say(key)), PROFILE, "person", page.signedIn(), "zones", zones());
    }

    static boolean looksLikeEmail(String email) {
        int at = email.strip().indexOf('@');
        return at > 0 && at < email.strip().length() - 1 && email.strip().indexOf(' ') < 0;
    }

    private static List<String> zones() {
        return new TreeSet<>(ZoneId.getAvailableZoneIds())
                .stream()
                        .filter(zone -> zone.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Pacific)/.*|UTC"))
                        .toList();
    }
}
