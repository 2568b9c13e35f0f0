package io.clientela.organize.internal;

import io.clientela.organize.ApiKey;
import io.clientela.organize.OneTimeLink.Purpose;
import io.clientela.organize.Person;
import io.clientela.organize.PersonId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells of every change of people, rights and ways in. */
@Component
class Changes {

    private static final Logger LOG = LoggerFactory.getLogger(Changes.class);

    void invited(PersonId by, Person person) {
        LOG.info("{} invited {} as {}", by, person.id(), person.roles());
    }

    void changed(PersonId by, Person before, Person after) {
        LOG.info("{} changed {} from {} to {}", by, after.id(), before.roles(), after.roles());
    }

    void described(Person before, Person after) {
        LOG.info("{} described himself", after.id());
    }

    void passwordSet(Person person) {
        LOG.info("{} set a password", person.id());
    }

    void linked(Person person, Purpose purpose) {
        LOG.info("a {} link for {}", purpose, person.id());
    }

    void entered(Person person, Purpose purpose) {
        LOG.info("{} entered by a {} link", person.id(), purpose);
    }

    void keyMade(Person owner, ApiKey key) {
        LOG.info("{} made the key {}", owner.id(), key.prefix());
    }

    void keyRevoked(PersonId by, long key, String name) {
        LOG.info("{} revoked the key {} {}", by, key, name);
    }
}
