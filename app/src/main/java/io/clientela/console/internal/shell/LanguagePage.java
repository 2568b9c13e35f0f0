package io.clientela.console.internal.shell;

import io.clientela.organize.People;
import io.clientela.organize.Person;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The switch of the language: kept in a cookie, and in the profile of those who came in. */
@Controller
class LanguagePage {

    private final People people;

    LanguagePage(People people) {
        this.people = people;
    }

    @PostMapping("/language")
    ModelAndView choose(
            Page page,
            @RequestParam String to,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!Person.LANGUAGES.contains(to)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "no such language: " + to);
        }
        LanguageCookie.keep(to, request, response);
        Person reader = page.reader();
        if (reader != null) {
            people.describe(
                    reader.id(),
                    reader.name(),
                    reader.email(),
                    new Person.Profile(to, reader.profile().zone()));
        }
        return page.redirect(Ways.local(back));
    }
}
