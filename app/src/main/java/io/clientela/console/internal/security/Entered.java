package io.clientela.console.internal.security;

import io.clientela.organize.ApiKey;
import io.clientela.organize.Person;
import io.clientela.organize.PersonId;
import io.clientela.organize.Right;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Who has come in, as Spring Security carries it through a request. */
final class Entered {

    private Entered() {}

    /** What the session keeps: only whose it is. What he may do is looked up at each request. */
    static Authentication remembered(PersonId person) {
        return UsernamePasswordAuthenticationToken.authenticated(person.toString(), null, List.of());
    }

    /** A person and what he may do now; the person is the details. */
    static Authentication person(Person person) {
        UsernamePasswordAuthenticationToken token = UsernamePasswordAuthenticationToken.authenticated(
                person.id().toString(), null, authorities(person.rights()));
        token.setDetails(person);
        return token;
    }

    /** A program with its key; the key is the details. */
    static Authentication program(ApiKey.Shown shown) {
        UsernamePasswordAuthenticationToken token = UsernamePasswordAuthenticationToken.authenticated(
                "key:" + shown.key().id(), null, authorities(shown.rights()));
        token.setDetails(shown);
        return token;
    }

    /** A customer on his own page; the visitor is the details. He has no right of the staff, whatever he is. */
    static Authentication customer(Visitor visitor) {
        UsernamePasswordAuthenticationToken token =
                UsernamePasswordAuthenticationToken.authenticated("own:" + visitor.recordId(), null, List.of());
        token.setDetails(visitor);
        return token;
    }

    private static Collection<GrantedAuthority> authorities(Set<Right> rights) {
        return rights.stream()
                .<GrantedAuthority>map(right -> new SimpleGrantedAuthority(right.name()))
                .toList();
    }
}
