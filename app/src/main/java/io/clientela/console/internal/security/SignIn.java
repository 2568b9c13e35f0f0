package io.clientela.console.internal.security;

import io.clientela.organize.Person;
import io.clientela.organize.PersonId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** Opens and ends sessions. */
@Component
public class SignIn {

    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final FindByIndexNameSessionRepository<? extends Session> sessions;

    SignIn(FindByIndexNameSessionRepository<? extends Session> sessions) {
        this.sessions = sessions;
    }

    /**
     * Opens a new session for a person, with a new token against forged forms. The session of before ends: a request of it
     * that is still on its way cannot write into the new one.
     */
    public void open(Person person, HttpServletRequest request, HttpServletResponse response) {
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        request.getSession(true);
        contexts.saveContext(new SecurityContextImpl(Entered.remembered(person.id())), request, response);
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
