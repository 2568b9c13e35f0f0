package io.clientela.console.internal.security;

import io.clientela.interact.OwnPage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.util.OptionalLong;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/**
 * Opens and ends the sessions of customers. They lie beside those of the staff, under a cookie of their own that only the
 * addresses below {@code /own} see, and hold no word that the doors of the staff understand.
 */
@Component
public class OwnSignIn {

    static final String CAME_IN = "came-in";
    private static final String ERASED = "erased";

    /** How long a session lasts without a click. */
    private static final Duration IDLE = Duration.ofMinutes(45);

    /** What the session keeps. */
    record CameIn(long recordId, String link) implements Serializable {}

    /** Opens a new session; the one of before ends. */
    public void open(OwnPage.Entry entry, HttpServletRequest request) {
        close(request);
        HttpSession session = request.getSession(true);
        session.setMaxInactiveInterval((int) IDLE.toSeconds());
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, "own:" + entry.recordId());
        session.setAttribute(CAME_IN, new CameIn(entry.recordId(), entry.madeBy()));
    }

    /** Keeps in the session who asked to be erased, by his number alone, so that he can read the proof. */
    public void remember(Visitor visitor, HttpServletRequest request) {
        request.getSession(true).setAttribute(ERASED, visitor.customerId());
    }

    /** The number of the customer whose erasure was asked for in this session. */
    public OptionalLong erased(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ERASED) instanceof Long customer
                ? OptionalLong.of(customer)
                : OptionalLong.empty();
    }

    /** Ends the session. */
    public void close(HttpServletRequest request) {
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
    }
}
