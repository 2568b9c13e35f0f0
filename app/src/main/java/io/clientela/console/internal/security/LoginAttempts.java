package io.clientela.console.internal.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Slows down the guessing of passwords: after ten failures on one e-mail, or fifty from one address, within fifteen
 * minutes the next tries are refused without looking at the password. Kept in memory, for at most ten thousand e-mails
 * and addresses: a new start forgets them.
 */
@Component
public class LoginAttempts {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int PER_EMAIL = 10;
    private static final int PER_ADDRESS = 50;
    private static final int KEPT = 10_000;

    private record Failures(Instant since, int number) {}

    private final Clock clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > KEPT;
        }
    };

    LoginAttempts(Clock clock) {
        this.clock = clock;
    }

    /** Whether a login may be tried now. */
    public synchronized boolean mayTry(String email, String address) {
        return number(emailKey(email)) < PER_EMAIL && number("address " + address) < PER_ADDRESS;
    }

    /** Counts a login that failed. */
    public synchronized void failed(String email, String address) {
        add(emailKey(email));
        add("address " + address);
    }

    /** Forgets the failures of an e-mail after a login that succeeded. */
    public synchronized void succeeded(String email) {
        failures.remove(emailKey(email));
    }

    private int number(String key) {
        Failures known = failures.get(key);
        return known == null || known.since().plus(WINDOW).isBefore(clock.instant()) ? 0 : known.number();
    }

    private void add(String key) {
        int before = number(key);
        Failures known = failures.get(key);
        Instant since = before == 0 || known == null ? clock.instant() : known.since();
        failures.put(key, new Failures(since, before + 1));
    }

    private static String emailKey(String email) {
        String normal = email.strip().toLowerCase(Locale.ROOT);
        return "email " + normal.substring(0, Math.min(normal.length(), 200));
    }
}
