package io.clientela.console.internal.security;

import io.clientela.interact.OwnPage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/**
 * Opens and ends the sessions of customers. They lie beside those of the staff, under a cookie of their own that only the
 * addresses below {@code /own} see, and hold no word that the doors of the staff understand.
 */
@Component
public class OwnSignIn {

    static final String CAME_IN = "came-in";

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

    /** Ends the session. */
    public void close(HttpServletRequest request) {
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
    }
}
