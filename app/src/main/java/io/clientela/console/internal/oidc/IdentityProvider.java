package io.clientela.console.internal.oidc;

import io.clientela.interact.OwnIdentities.Vouched;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.StandardClaimAccessor;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** The identity provider of the firm's customers: sends browsers there, and reads with what they come back. */
@Component
public class IdentityProvider {

    private static final Logger LOG = LoggerFactory.getLogger(IdentityProvider.class);

    /** Of what a provider says of a failure no more letters are written in the log. */
    private static final int LONGEST = 300;

    private final Discovery discovery;
    private final AuthorizationRequestRepository<OAuth2AuthorizationRequest> waiting =
            new HttpSessionOAuth2AuthorizationRequestRepository();

    IdentityProvider(Discovery discovery) {
        this.discovery = discovery;
    }

    /** With what somebody comes back. */
    public sealed interface Answer {

        /** He signed in, and every check held. */
        record SignedIn(Vouched vouched) implements Answer {}

        /** He did not sign in, or a check failed. */
        record Refused() implements Answer {}

        /** The provider does not answer. */
        record Silent() implements Answer {}
    }

    /** Where the browser is to sign in; its session waits for the answer. Empty where the provider does not answer. */
    public Optional<String> begin(HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest asked;
        try {
            asked = discovery.exchange().ask(request);
        } catch (RuntimeException e) {
            LOG.warn("the identity provider does not answer as it should: {}", said(e));
            return Optional.empty();
        }
        waiting.saveAuthorizationRequest(asked, request, response);
        return Optional.of(asked.getAuthorizationRequestUri());
    }

    /** Reads an answer, once: what the session waited for is forgotten by it. */
    public Answer end(HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest asked = waiting.removeAuthorizationRequest(request, response);
        String code = request.getParameter(OAuth2ParameterNames.CODE);
        if (asked == null || code == null || code.isBlank()) {
            LOG.info(
                    "nobody signed in by the identity provider: {} {}",
                    asked == null ? "not asked for" : "",
                    error(request));
            return new Answer.Refused();
        }
        try {
            Exchange exchange = discovery.exchange();
            OidcUser user = exchange.user(asked, answered(asked, code, request));
            return new Answer.SignedIn(
                    new Vouched(exchange.issuer(), Objects.requireNonNull(user.getSubject()), email(user)));
        } catch (RuntimeException e) {
            LOG.warn("nobody signed in by the identity provider: {}", said(e));
            return isSilence(e) ? new Answer.Silent() : new Answer.Refused();
        }
    }

    private static OAuth2AuthorizationResponse answered(
            OAuth2AuthorizationRequest asked, String code, HttpServletRequest request) {
        return OAuth2AuthorizationResponse.success(code)
                .redirectUri(Objects.requireNonNull(asked.getRedirectUri()))
                .state(request.getParameter(OAuth2ParameterNames.STATE))
                .build();
    }

    /** The code of an error, such as {@code access_denied}, as far as it is one: anybody may write it. */
    private static String error(HttpServletRequest request) {
        String error = request.getParameter(OAuth2ParameterNames.ERROR);
        return error != null && error.matches("[a-z_]{1,40}") ? error : "";
    }

    /** The address together with whether it is verified, both from one place: the ID token before what is asked for after it. */
    private static Optional<String> email(OidcUser user) {
        StandardClaimAccessor says =
                user.getUserInfo() == null || user.getIdToken().getEmail() != null
                        ? user.getIdToken()
                        : user.getUserInfo();
        return Boolean.TRUE.equals(says.getEmailVerified()) ? Optional.ofNullable(says.getEmail()) : Optional.empty();
    }

    private static String said(RuntimeException thrown) {
        String said = thrown.toString();
        return said.substring(0, Math.min(LONGEST, said.length()));
    }

    private static boolean isSilence(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException || cause instanceof RestClientException) {
                return true;
            }
        }
        return false;
    }
}
