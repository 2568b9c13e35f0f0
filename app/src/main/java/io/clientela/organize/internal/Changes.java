package io.clientela.organize.internal;

import io.clientela.organize.ApiKey;
import io.clientela.organize.OneTimeLink.Purpose;
import io.clientela.organize.Person;
import io.clientela.organize.RunningCost.Assumptions;
import io.clientela.platform.Journal;
import io.clientela.platform.Journal.Note;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Writes every change of people, rights and ways in to the journal. */
@Component
class Changes {

    private static final String SYSTEM = "system";

    private final Journal journal;

    Changes(Journal journal) {
        this.journal = journal;
    }

    /** How the journal names a person who did something. */
    static String who(Person person) {
        return "user:" + person.called();
    }

    void invited(Person by, Person person) {
        record(who(by), "organize.invited", person, position(person));
    }

    void changed(Person by, Person before, Person after) {
        record(who(by), "organize.changed", after, Map.of("before", position(before), "after", position(after)));
    }

    void described(Person before, Person after) {
        Map<String, Object> detail = Map.of(
                "before", Map.of("name", before.name(), "email", String.valueOf(before.email())),
                "after", Map.of("name", after.name(), "email", String.valueOf(after.email())));
        boolean same = before.name().equals(after.name())
                && String.valueOf(before.email()).equals(String.valueOf(after.email()));
        if (!same) {
            record(who(after), "organize.described", after, detail);
        }
    }

    void passwordSet(Person person) {
        record(who(person), "organize.password-set", person, Map.of());
    }

    void linked(Person person, Purpose purpose) {
        record(SYSTEM, "organize.link-made", person, Map.of("purpose", purpose.name()));
    }

    void entered(Person person, Purpose purpose) {
        record(who(person), "organize.entered", person, Map.of("purpose", purpose.name()));
    }

    void keyMade(Person owner, ApiKey key) {
        Map<String, Object> detail = Map.of("name", key.name(), "rights", new TreeSet<>(key.rights()));
        journal.record(new Note(who(owner), "organize.key-made", "key:" + key.id(), detail, "", ""));
    }

    void keyRevoked(Person by, long key, String name) {
        journal.record(new Note(who(by), "organize.key-revoked", "key:" + key, Map.of("name", name), "", ""));
    }

    void costAssumed(Person by, Assumptions before, Assumptions after) {
        Map<String, Object> detail = Map.of("before", before, "after", after);
        journal.record(new Note(who(by), "organize.cost-assumed", "installation:1", detail, "", ""));
    }

    private void record(String who, String what, Person about, Map<String, Object> detail) {
        journal.record(new Note(who, what, "person:" + about.id(), detail, "", ""));
    }

    private static Map<String, Object> position(Person person) {
        Set<Object> roles = new TreeSet<>(person.roles());
        String department = person.department();
        return Map.of("roles", roles, "department", department == null ? "" : department, "active", person.active());
    }
}
