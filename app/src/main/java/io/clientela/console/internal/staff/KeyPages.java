package io.clientela.console.internal.staff;

import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.organize.ApiKey;
import io.clientela.organize.ApiKeys;
import io.clientela.organize.People;
import io.clientela.organize.Person;
import io.clientela.organize.PersonId;
import io.clientela.organize.Right;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages about the keys of other programs. */
@Controller
class KeyPages {

    private static final String KEYS = "staff/keys";

    private final ApiKeys keys;
    private final People people;

    KeyPages(ApiKeys keys, People people) {
        this.keys = keys;
        this.people = people;
    }

    @GetMapping("/keys")
    ModelAndView list(Page page) {
        return page.show(KEYS, "keys", keys.all(), "owners", owners(), "made", null);
    }

    @PostMapping("/keys")
    ModelAndView make(Page page, @RequestParam String name, @RequestParam @Nullable Set<Right> rights) {
        if (name.isBlank() || rights == null || !page.signedIn().rights().containsAll(rights)) {
            Notice why = Notice.problem(page.say("staff.keys.incomplete"));
            return page.showAgain(why, KEYS, "keys", keys.all(), "owners", owners(), "made", null);
        }
        ApiKey.Made made = keys.make(page.signedIn().id(), name, rights);
        return page.show(KEYS, "keys", keys.all(), "owners", owners(), "made", made);
    }

    @PostMapping("/keys/{id}/revoke")
    ModelAndView revoke(Page page, @PathVariable long id) {
        keys.revoke(id, page.signedIn().id());
        return page.redirect("/keys", Notice.done(page.say("staff.keys.revoked")));
    }

    private Map<PersonId, String> owners() {
        return people.all().stream().collect(Collectors.toMap(Person::id, Person::called));
    }
}
