package io.clientela.console.internal.security;

import io.clientela.organize.Person;
import io.clientela.organize.PersonId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** Opens and ends sessions. */
@Component
public class SignIn {

    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final SessionAuthenticationStrategy renewal = new CompositeSessionAuthenticationStrategy(List.of(
            new ChangeSessionIdAuthenticationStrategy(),
            new CsrfAuthenticationStrategy(new HttpSessionCsrfTokenRepository())));
    private final FindByIndexNameSessionRepository<? extends Session> sessions;

    SignIn(FindByIndexNameSessionRepository<? extends Session> sessions) {
        this.sessions = sessions;
    }

    /** Opens a session for a person, under a new id and with a new token against forged forms. */
    public void open(Person person, HttpServletRequest request, HttpServletResponse response) {
        request.getSession(true);
        Authentication remembered = Entered.remembered(person.id());
        renewal.onAuthentication(remembered, request, response);
        contexts.saveContext(new SecurityContextImpl(remembered), request, response);
    }

    /** Ends the sessions of a person, all but the one that asks. */
    public void endOthers(PersonId person, @Nullable HttpSession own) {
        for (String id : sessions.findByPrincipalName(person.toString()).keySet()) {
            if (own == null || !id.equals(own.getId())) {
                sessions.deleteById(id);
            }
        }
    }
}
