package io.clientela.console.internal.intake;

import jakarta.servlet.http.HttpSession;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** The uploads of one session. */
final class Uploads {

    private static final String PREFIX = "upload.";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Uploads() {}

    /** Keeps a new upload and tells under which name. */
    static String keep(HttpSession session, Upload upload) {
        byte[] random = new byte[8];
        RANDOM.nextBytes(random);
        String name = HexFormat.of().formatHex(random);
        replace(session, name, upload);
        return name;
    }

    /** Keeps a changed upload under its name. */
    static void replace(HttpSession session, String name, Upload upload) {
        session.setAttribute(PREFIX + name, upload);
    }

    /**
     * The upload of this name.
     *
     * @throws ResponseStatusException 404 where the session has none of this name
     */
    static Upload find(HttpSession session, String name) {
        if (session.getAttribute(PREFIX + name) instanceof Upload upload) {
            return upload;
        }
        throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no files wait under " + name);
    }

    /** Forgets an upload; its files stay where they lie. */
    static void forget(HttpSession session, String name) {
        session.removeAttribute(PREFIX + name);
    }
}
