package io.clientela.console.internal.security;

import io.clientela.console.internal.shell.Endpoints;
import io.clientela.organize.Right;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/**
 * Lets a request through or not, by the table of {@link Access}. Where the table is silent, an address that something
 * answers is closed; one that nothing answers is let through to those who came in, so that they are told it does not
 * exist.
 */
@Component
class Gate implements AuthorizationManager<RequestAuthorizationContext> {

    private final ObjectProvider<Endpoints> endpoints;

    Gate(ObjectProvider<Endpoints> endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        String path = request.getRequestURI();
        Optional<Need> need = Access.need(request.getMethod(), path);
        if (need.isEmpty()) {
            boolean answered = endpoints.getObject().exists(request.getMethod(), path);
            return new AuthorizationDecision(!answered && hasEntered(authentication.get()));
        }
        return new AuthorizationDecision(
                switch (need.get()) {
                    case Need.Nothing nothing -> true;
                    case Need.Entry entry -> hasEntered(authentication.get()) && !isCustomer(authentication.get());
                    case Need.Customer customer -> isCustomer(authentication.get());
                    case Need.Holding holding -> holds(authentication.get(), holding.right());
                });
    }

    private static boolean hasEntered(@Nullable Authentication authentication) {
        return authentication != null
                && authentication.isAuthenticated()
                && !(authentication instanceof AnonymousAuthenticationToken);
    }

    private static boolean isCustomer(@Nullable Authentication authentication) {
        return hasEntered(authentication) && authentication != null && authentication.getDetails() instanceof Visitor;
    }

    private static boolean holds(@Nullable Authentication authentication, Right right) {
        return authentication != null
                && hasEntered(authentication)
                && authentication.getAuthorities().stream()
                        .anyMatch(authority -> right.name().equals(authority.getAuthority()));
    }
}
