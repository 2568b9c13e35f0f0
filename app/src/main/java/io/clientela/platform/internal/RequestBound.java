package io.clientela.platform.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets only so many requests in at once, the others wait in their order: hundreds of virtual threads that quarrel for ten
 * connections gave waits of seconds to some. Who waits too long is told to come again.
 */
final class RequestBound extends OncePerRequestFilter {

    /** Requests at once; a request holds a connection only for a part of its time. */
    static final int AT_ONCE = 2 * Pool.SIZE;

    private static final long PATIENCE_SECONDS = 10;
    private static final int TOO_BUSY = 503;

    private final Semaphore places;
    private final long patienceMillis;

    RequestBound() {
        this(AT_ONCE, TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    }

    RequestBound(int atOnce, long patienceMillis) {
        this.places = new Semaphore(atOnce, true);
        this.patienceMillis = patienceMillis;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!entered()) {
            response.setHeader("Retry-After", "5");
            response.sendError(TOO_BUSY);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            places.release();
        }
    }

    private boolean entered() {
        try {
            return places.tryAcquire(patienceMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Files of the pages need no database; health is asked most when all places are taken. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/assets/") || path.startsWith("/health") || path.equals("/metrics");
    }
}
