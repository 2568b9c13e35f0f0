package io.clientela.organize;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.kernel.value.Outcome;
import io.clientela.platform.ClientelaTest;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** An installation in which nobody has ever been: an application and a database of its own. */
@ClientelaTest
@TestPropertySource(properties = "clientela.test=first-administrator")
@DirtiesContext
class FirstAdministratorTest {

    @Autowired
    People people;

    @Test
    void entersAnEmptyInstallationAndCannotLockItself() {
        Optional<OneTimeLink> first = people.firstAdministratorLink();
        assertThat(first).isPresent();
        Optional<OneTimeLink> second = people.firstAdministratorLink();
        assertThat(second.map(OneTimeLink::person)).isEqualTo(first.map(OneTimeLink::person));
        assertThat(people.enter(secret(first.get()))).isEmpty();
        assertThat(people.all()).hasSize(1);

        Optional<People.Entry> entry = people.enter(secret(second.get()));
        assertThat(entry.map(People.Entry::purpose)).contains(OneTimeLink.Purpose.FIRST_ADMINISTRATOR);
        Person administrator = entry.get().person();
        assertThat(administrator.rights()).containsExactlyInAnyOrder(Right.values());
        assertThat(people.firstAdministratorLink()).isEmpty();

        Outcome<Person> locked = people.change(
                administrator.id(), new People.Position(Set.of(Role.MARKETER), null, true), administrator.id());
        assertThat(locked).isInstanceOf(Outcome.Unknown.class);
        assertThat(((Outcome.Unknown<Person>) locked).reason()).isEqualTo("last-administrator");
        assertThat(people.recoveryLink(null)).isInstanceOf(Outcome.Known.class);
    }

    private static String secret(OneTimeLink link) {
        return link.path().toString().substring("/enter/".length());
    }
}
