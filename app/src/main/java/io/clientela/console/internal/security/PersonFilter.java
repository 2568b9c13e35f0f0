package io.clientela.console.internal.security;

import io.clientela.organize.People;
import io.clientela.organize.Person;
import io.clientela.organize.PersonId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks up at each request who the session belongs to and what he may do now, so that a role taken away or a person
 * deactivated counts from the next click on.
 */
final class PersonFilter extends OncePerRequestFilter {

    private final People people;

    PersonFilter(People people) {
        this.people = people;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/assets/");
    }

    /** The error page is for the reader too. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication remembered = SecurityContextHolder.getContext().getAuthentication();
        if (remembered != null && remembered.isAuthenticated()) {
            Optional<Person> person = person(remembered).filter(Person::active);
            if (person.isPresent()) {
                SecurityContextHolder.setContext(new SecurityContextImpl(Entered.person(person.get())));
            } else {
                SecurityContextHolder.clearContext();
                end(request.getSession(false));
            }
        }
        chain.doFilter(request, response);
    }

    private Optional<Person> person(Authentication remembered) {
        return people.find(new PersonId(Long.parseLong(remembered.getName())));
    }

    private static void end(@Nullable HttpSession session) {
        if (session != null) {
            session.invalidate();
        }
    }
}
