package io.clientela.console.internal.oidc;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * The authorization code flow with one provider: with PKCE, state and nonce, over connections that do not wait for ever. The
 * signature of the ID token is checked by the keys that the provider publishes.
 */
class Exchange {

    private final ClientRegistration registration;
    private final DefaultOAuth2AuthorizationRequestResolver requests;
    private final OidcAuthorizationCodeAuthenticationProvider provider;

    Exchange(ClientRegistration registration, ClientHttpRequestFactory web) {
        this.registration = registration;
        this.requests = new DefaultOAuth2AuthorizationRequestResolver(
                id -> registration.getRegistrationId().equals(id) ? registration : null);
        this.requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        this.provider = new OidcAuthorizationCodeAuthenticationProvider(tokens(web), users(web));
        this.provider.setJwtDecoderFactory(new OidcIdTokenDecoderFactory());
    }

    private static RestClientAuthorizationCodeTokenResponseClient tokens(ClientHttpRequestFactory web) {
        var tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(web)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return tokens;
    }

    private static OidcUserService users(ClientHttpRequestFactory web) {
        var rest = new RestTemplate(web);
        rest.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        var plain = new DefaultOAuth2UserService();
        plain.setRestOperations(rest);
        var users = new OidcUserService();
        users.setOauth2UserService(plain);
        return users;
    }

    /** By what address the provider calls itself. */
    String issuer() {
        return Objects.requireNonNull(registration.getProviderDetails().getIssuerUri());
    }

    /** A new request, with state, nonce and PKCE of its own. */
    OAuth2AuthorizationRequest ask(HttpServletRequest request) {
        return Objects.requireNonNull(requests.resolve(request, registration.getRegistrationId()));
    }

    /**
     * Asks the provider for the tokens of an answer.
     *
     * @return who signed in, after every check
     * @throws org.springframework.security.core.AuthenticationException where a check fails or the provider refuses
     */
    OidcUser user(OAuth2AuthorizationRequest asked, OAuth2AuthorizationResponse answered) {
        var done = Objects.requireNonNull(provider.authenticate(
                new OAuth2LoginAuthenticationToken(registration, new OAuth2AuthorizationExchange(asked, answered))));
        return (OidcUser) Objects.requireNonNull(done.getPrincipal());
    }
}
