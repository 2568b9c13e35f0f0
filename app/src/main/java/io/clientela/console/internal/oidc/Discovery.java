package io.clientela.console.internal.oidc;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Reads how the provider describes itself: when somebody first signs in by it, and again after an hour. */
@Component
class Discovery {

    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration READ = Duration.ofSeconds(10);
    private static final ParameterizedTypeReference<Map<String, Object>> DESCRIPTION =
            new ParameterizedTypeReference<>() {};

    private final ProviderSettings settings;
    private final Clock clock;
    private final AtomicReference<@Nullable Read> last = new AtomicReference<>();

    Discovery(ProviderSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    private record Read(Exchange exchange, Instant at) {}

    /**
     * The way to the provider.
     *
     * @throws RuntimeException of whatever kind where it does not answer, or describes another than was set
     */
    Exchange exchange() {
        Read before = last.get();
        Instant now = clock.instant();
        if (before != null && before.at().plus(FRESH).isAfter(now)) {
            return before.exchange();
        }
        ClientHttpRequestFactory web = web();
        Read read = new Read(new Exchange(registration(web), web), now);
        last.set(read);
        return read.exchange();
    }

    private ClientRegistration registration(ClientHttpRequestFactory web) {
        Map<String, Object> description = RestClient.builder()
                .requestFactory(web)
                .build()
                .get()
                .uri(settings.description())
                .retrieve()
                .requiredBody(DESCRIPTION);
        if (!settings.isIssuer(String.valueOf(description.get("issuer")))) {
            throw new IllegalStateException("the provider calls itself " + description.get("issuer"));
        }
        return ClientRegistrations.fromOidcConfiguration(description)
                .registrationId("customers")
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .redirectUri(settings.back())
                .scope("openid", "email")
                .build();
    }

    private static ClientHttpRequestFactory web() {
        var web = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(CONNECT).build());
        web.setReadTimeout(READ);
        return web;
    }
}
