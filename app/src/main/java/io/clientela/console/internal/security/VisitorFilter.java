package io.clientela.console.internal.security;

import io.clientela.interact.OwnPage;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.OptionalLong;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks up at each request which customer a session on an own page belongs to: it follows his record through joins and
 * splits, and ends when the record was erased.
 */
final class VisitorFilter extends OncePerRequestFilter {

    private final OwnPage ownPage;

    VisitorFilter(OwnPage ownPage) {
        this.ownPage = ownPage;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute(OwnSignIn.CAME_IN) instanceof OwnSignIn.CameIn cameIn) {
            OptionalLong customer = ownPage.customerOf(cameIn.recordId());
            if (customer.isPresent()) {
                Visitor visitor = new Visitor(cameIn.recordId(), customer.getAsLong(), cameIn.link());
                SecurityContextHolder.setContext(new SecurityContextImpl(Entered.customer(visitor)));
            }
        }
        chain.doFilter(request, response);
    }
}
