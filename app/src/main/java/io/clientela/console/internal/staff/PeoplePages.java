package io.clientela.console.internal.staff;

import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.kernel.value.Outcome;
import io.clientela.organize.OneTimeLink;
import io.clientela.organize.OneTimeLink.Purpose;
import io.clientela.organize.People;
import io.clientela.organize.People.Invitation;
import io.clientela.organize.People.Position;
import io.clientela.organize.Person;
import io.clientela.organize.PersonId;
import io.clientela.organize.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The pages on which an administrator takes people in and says what they may do. */
@Controller
class PeoplePages {

    private static final String INVITE = "staff/invite";
    private static final String PERSON = "staff/person";

    private final People people;

    PeoplePages(People people) {
        this.people = people;
    }

    @GetMapping("/people")
    ModelAndView list(Page page) {
        return page.show("staff/people", "people", people.all());
    }

    @GetMapping("/people/invite")
    ModelAndView form(Page page) {
        return page.show(INVITE, "departments", people.departments());
    }

    @PostMapping("/people/invite")
    ModelAndView invite(
            Page page,
            @RequestParam String name,
            @RequestParam String email,
            @RequestParam String language,
            @RequestParam(defaultValue = "") String department,
            @RequestParam @Nullable Set<Role> roles,
            HttpServletRequest request) {
        boolean spoken = Person.LANGUAGES.contains(language);
        if (name.isBlank() || !ProfilePages.looksLikeEmail(email) || roles == null || !spoken) {
            return again(page, "staff.invite.incomplete");
        }
        Invitation invitation = new Invitation(name, email, language, new Position(roles, department, true));
        return switch (people.invite(invitation, page.signedIn().id())) {
            case Outcome.Known<OneTimeLink> made -> showLink(page, made.value(), request);
            case Outcome.Unknown<OneTimeLink> why -> again(page, "staff.why." + why.reason());
        };
    }

    @GetMapping("/people/{id}")
    ModelAndView one(Page page, @PathVariable long id) {
        return page.show(PERSON, "person", person(id), "departments", people.departments());
    }

    @PostMapping("/people/{id}")
    ModelAndView change(
            Page page,
            @PathVariable long id,
            @RequestParam @Nullable Set<Role> roles,
            @RequestParam(defaultValue = "") String department,
            @RequestParam(defaultValue = "false") boolean active) {
        Person person = person(id);
        if (roles == null) {
            return personAgain(page, person, "staff.person.no-role");
        }
        Position position = new Position(roles, department, active);
        if (people.change(person.id(), position, page.signedIn().id()) instanceof Outcome.Unknown<Person> why) {
            return personAgain(page, person, "staff.why." + why.reason());
        }
        return page.redirect("/people", Notice.done(page.say("staff.person.saved", person.called())));
    }

    @PostMapping("/people/{id}/link")
    ModelAndView link(Page page, @PathVariable long id, HttpServletRequest request) {
        Person person = person(id);
        Purpose purpose = person.lastSeen() == null ? Purpose.INVITATION : Purpose.RECOVERY;
        return switch (people.link(person.id(), purpose)) {
            case Outcome.Known<OneTimeLink> made -> showLink(page, made.value(), request);
            case Outcome.Unknown<OneTimeLink> why -> personAgain(page, person, "staff.why." + why.reason());
        };
    }

    private ModelAndView showLink(Page page, OneTimeLink link, HttpServletRequest request) {
        URI address =
                URI.create(ServletUriComponentsBuilder.fromContextPath(request).toUriString() + "/");
        return page.show(
                "staff/link",
                "person",
                person(link.person().number()),
                "link",
                link.at(address).toString(),
                "expires",
                link.expires());
    }

    private ModelAndView again(Page page, String key) {
        return page.showAgain(Notice.problem(page.say(key)), INVITE, "departments", people.departments());
    }

    private ModelAndView personAgain(Page page, Person person, String key) {
        Notice why = Notice.problem(page.say(key));
        return page.showAgain(why, PERSON, "person", person, "departments", people.departments());
    }

    private Person person(long id) {
        return (id < 1 ? Optional.<Person>empty() : people.find(new PersonId(id)))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no person " + id));
    }
}
