package io.clientela.console.internal.security;

import io.clientela.organize.ApiKey;
import io.clientela.organize.ApiKeys;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets programs in that send {@code Authorization: Bearer <secret of an API key>}. */
final class KeyFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";

    private final ApiKeys keys;

    KeyFilter(ApiKeys keys) {
        this.keys = keys;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String sent = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (sent != null && sent.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            Optional<ApiKey.Shown> shown =
                    keys.show(sent.substring(BEARER.length()).strip());
            shown.ifPresent(key -> SecurityContextHolder.setContext(new SecurityContextImpl(Entered.program(key))));
        }
        chain.doFilter(request, response);
    }
}
