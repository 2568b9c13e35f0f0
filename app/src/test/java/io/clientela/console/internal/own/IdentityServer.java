package io.clientela.console.internal.own;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * An identity provider, a Spring Authorization Server on a free port of this machine, at which somebody is signed in already. It
 * demands PKCE, and signs its tokens; a test says who it is, and may have it lie.
 */
final class IdentityServer implements AutoCloseable {

    static final String CLIENT = "bottega";
    static final String SECRET = "a secret of this test";

    private final Desk desk;
    private final AnnotationConfigServletWebServerApplicationContext context;

    /** @param back where it sends browsers back to */
    IdentityServer(String back) {
        desk = new Desk(back);
        context = new AnnotationConfigServletWebServerApplicationContext();
        context.registerBean(Desk.class, () -> desk);
        context.register(Setup.class);
        context.refresh();
    }

    /** Who is signed in at it. */
    record Somebody(String subject, String email, boolean verified) {}

    /** What it says in the ID token, beside what is true. */
    static final class Desk {

        private final String back;
        private volatile Somebody somebody = new Somebody("nobody", "", false);
        private volatile Map<String, Object> lies = Map.of();
        private volatile boolean forging;

        Desk(String back) {
            this.back = back;
        }
    }

    /** The address by which it calls itself. */
    String issuer() {
        var server = context.getWebServer();
        if (server == null) {
            throw new IllegalStateException("it does not run");
        }
        return "http://127.0.0.1:" + server.getPort();
    }

    /** From now on this is who signs in, and all that is said is true. */
    void signedIn(String subject, String email, boolean verified) {
        desk.somebody = new Somebody(subject, email, verified);
        desk.lies = Map.of();
        desk.forging = false;
    }

    /** From now on its ID tokens say this. */
    void lie(String claim, Object value) {
        desk.lies = Map.of(claim, value);
    }

    /** From now on its tokens are signed by another key than the one that it publishes, under the same name. */
    void forge() {
        desk.forging = true;
    }

    @Override
    public void close() {
        context.close();
    }

    /** What Spring needs to know. */
    @EnableWebSecurity
    static class Setup {

        @Bean
        TomcatServletWebServerFactory server() {
            var server = new TomcatServletWebServerFactory(0);
            server.setRegisterDefaultServlet(true); // without any servlet no filter is asked
            return server;
        }

        @Bean
        SecurityFilterChain provider(HttpSecurity http, Desk desk) {
            return http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
                    .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()))
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .addFilterAfter(new SignedInAlready(desk), SecurityContextHolderFilter.class)
                    .build();
        }

        @Bean
        RegisteredClientRepository clients(Desk desk) {
            return new InMemoryRegisteredClientRepository(RegisteredClient.withId("1")
                    .clientId(CLIENT)
                    .clientSecret("{noop}" + SECRET)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri(desk.back)
                    .scope("openid")
                    .scope("email")
                    .clientSettings(ClientSettings.builder()
                            .requireProofKey(true)
                            .requireAuthorizationConsent(false)
                            .build())
                    .build());
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().build();
        }

        @Bean
        JWKSource<SecurityContext> keys() {
            return source(key());
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return NimbusJwtDecoder.withJwkSource(keys).build();
        }

        @Bean
        JwtEncoder encoder(JWKSource<SecurityContext> keys, Desk desk) {
            JwtEncoder own = new NimbusJwtEncoder(keys);
            JwtEncoder foreign = new NimbusJwtEncoder(source(key()));
            return parameters -> (desk.forging ? foreign : own).encode(parameters);
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims(Desk desk) {
            return token -> {
                if (token.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)) {
                    token.getClaims()
                            .claim("email", desk.somebody.email())
                            .claim("email_verified", desk.somebody.verified());
                    desk.lies.forEach(token.getClaims()::claim);
                }
            };
        }

        private static JWKSource<SecurityContext> source(RSAKey key) {
            return new ImmutableJWKSet<>(new JWKSet(List.of(key)));
        }

        private static RSAKey key() {
            try {
                return new RSAKeyGenerator(2048).keyID("key").generate();
            } catch (JOSEException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Stands for the page on which somebody would type his password. */
    private static final class SignedInAlready extends OncePerRequestFilter {

        private final Desk desk;

        SignedInAlready(Desk desk) {
            this.desk = desk;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (request.getRequestURI().equals("/oauth2/authorize")) {
                SecurityContextHolder.setContext(
                        new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                                desk.somebody.subject(),
                                null,
                                List.of(FactorGrantedAuthority.fromAuthority(
                                        FactorGrantedAuthority.PASSWORD_AUTHORITY)))));
            }
            chain.doFilter(request, response);
        }
    }
}
