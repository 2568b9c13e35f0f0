package io.clientela.organize;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.kernel.value.Outcome;
import io.clientela.organize.OneTimeLink.Purpose;
import io.clientela.platform.ClientelaTest;
import io.clientela.platform.Journal;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may come in, and how. */
@ClientelaTest
class PeopleTest {

    @Autowired
    People people;

    @Autowired
    ApiKeys keys;

    @Autowired
    Journal journal;

    @Autowired
    JdbcClient database;

    @Test
    void aLinkLetsItsPersonInOnce() {
        OneTimeLink link = invite("once@example.org", Role.ANALYST);
        String secret = secret(link);
        assertThat(people.enter(secret).map(entry -> entry.person().id())).contains(link.person());
        assertThat(people.enter(secret)).isEmpty();
        assertThat(people.enter("not-a-secret")).isEmpty();
    }

    @Test
    void aNewerLinkTakesThePlaceOfTheOlder() {
        OneTimeLink first = invite("newer@example.org", Role.ANALYST);
        OneTimeLink second = known(people.link(first.person(), Purpose.RECOVERY));
        assertThat(people.enter(secret(first))).isEmpty();
        assertThat(people.enter(secret(second)).map(People.Entry::purpose)).contains(Purpose.RECOVERY);
    }

    @Test
    void onlyTheFingerprintOfASecretIsStored() {
        OneTimeLink link = invite("stored@example.org", Role.ANALYST);
        assertThat(database.sql("SELECT encode(secret_sha256, 'escape') FROM organize.one_time_link")
                        .query(String.class)
                        .list())
                .noneMatch(stored -> stored.contains(secret(link)));
    }

    @Test
    void aPasswordIsStoredAsArgon2AndChecked() {
        PersonId id = invite("pass@example.org", Role.MARKETER).person();
        assertThat(people.logIn("pass@example.org", "")).isEmpty();
        known(people.setPassword(id, "seven green bottles"));
        assertThat(people.logIn("PASS@example.org ", "seven green bottles")).isPresent();
        assertThat(people.logIn("pass@example.org", "seven green bottle")).isEmpty();
        assertThat(people.logIn("nobody@example.org", "seven green bottles")).isEmpty();
        assertThat(database.sql("SELECT password FROM organize.person WHERE person_id = ?")
                        .param(id.number())
                        .query(String.class)
                        .single())
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        known(people.change(id, new People.Position(Set.of(Role.MARKETER), null, false), administrator()));
        assertThat(people.logIn("pass@example.org", "seven green bottles")).isEmpty();
    }

    @Test
    void refusesPasswordsThatAreEasyToGuess() {
        PersonId id = invite("guess@example.org", Role.MARKETER).person();
        assertThat(reason(people.setPassword(id, "short"))).isEqualTo("too-short");
        assertThat(reason(people.setPassword(id, "aaaaaaaaaaaaaa"))).isEqualTo("too-plain");
        assertThat(reason(people.setPassword(id, "Guess@example.org"))).isEqualTo("too-plain");
        assertThat(reason(people.setPassword(id, "long ".repeat(50)))).isEqualTo("too-long");
    }

    @Test
    void refusesAnEmailThatSomebodyHas() {
        OneTimeLink one = invite("same@example.org", Role.MARKETER);
        People.Position position = new People.Position(Set.of(Role.MARKETER), null, true);
        assertThat(reason(people.invite(
                        new People.Invitation("Other", "SAME@example.org", "en", position), administrator())))
                .isEqualTo("email-taken");
        PersonId other = invite("other@example.org", Role.MARKETER).person();
        Person.Profile profile = new Person.Profile("it", ZoneId.of("Europe/Rome"));
        assertThat(reason(people.describe(other, "Other", "same@example.org", profile)))
                .isEqualTo("email-taken");
        assertThat(people.withEmail("same@example.org").map(Person::id)).contains(one.person());
    }

    @Test
    void writesToTheJournalWhoDidWhat() {
        PersonId id = invite("journal@example.org", Role.ANALYST).person();
        known(people.change(id, new People.Position(Set.of(Role.MARKETER), "Vendite", true), administrator()));
        assertThat(journal.about("person:" + id, OptionalLong.empty(), 10))
                .extracting(Journal.Line::what)
                .containsExactly("organize.changed", "organize.invited");
        assertThat(people.departments()).contains("Vendite");
    }

    @Test
    void aKeyMayNeverDoMoreThanItsOwner() {
        PersonId owner = invite("owner@example.org", Role.ANALYST).person();
        ApiKey.Made made = keys.make(owner, "nightly", Set.of(Right.IMPORT, Right.SEE_REPORTS));
        assertThat(made.secret()).startsWith("clientela_").startsWith(made.key().prefix());
        assertThat(keys.show(made.secret()).map(ApiKey.Shown::rights))
                .contains(Set.of(Right.IMPORT, Right.SEE_REPORTS));
        known(people.change(owner, new People.Position(Set.of(Role.MARKETER), null, true), administrator()));
        assertThat(keys.show(made.secret()).map(ApiKey.Shown::rights)).contains(Set.of(Right.SEE_REPORTS));
        keys.revoke(made.key().id(), administrator());
        assertThat(keys.show(made.secret())).isEmpty();
        assertThat(keys.show(made.secret() + "x")).isEmpty();
    }

    private OneTimeLink invite(String email, Role role) {
        People.Position position = new People.Position(Set.of(role), null, true);
        return known(people.invite(new People.Invitation("Somebody", email, "en", position), administrator()));
    }

    private PersonId administrator() {
        return people.demoLink().person();
    }

    private static String secret(OneTimeLink link) {
        return List.of(link.path().toString().split("/")).getLast();
    }

    private static <T> T known(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Known.class);
        return ((Outcome.Known<T>) outcome).value();
    }

    private static String reason(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
        return ((Outcome.Unknown<?>) outcome).reason();
    }
}
