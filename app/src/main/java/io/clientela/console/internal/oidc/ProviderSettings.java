package io.clientela.console.internal.oidc;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What the environment says of the identity provider of the firm's customers. */
@Component
public class ProviderSettings {

    /** Where the provider sends browsers back to, below the public address of the installation. */
    public static final String BACK = "/own/identity/back";

    private static final Logger LOG = LoggerFactory.getLogger(ProviderSettings.class);
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final String issuer;
    private final String clientId;
    private final String clientSecret;
    private final String english;
    private final String italian;
    private final String address;
    private final boolean complete;

    ProviderSettings(
            @Value("${clientela.oidc.issuer}") String issuer,
            @Value("${clientela.oidc.client-id}") String clientId,
            @Value("${clientela.oidc.client-secret}") String clientSecret,
            @Value("${clientela.oidc.label-en}") String english,
            @Value("${clientela.oidc.label-it}") String italian,
            @Value("${clientela.public-address}") String address) {
        this.issuer = issuer.strip();
        this.clientId = clientId.strip();
        this.clientSecret = clientSecret;
        this.english = english.strip();
        this.italian = italian.strip();
        this.address = address.replaceAll("/+$", "");
        this.complete =
                Stream.of(this.issuer, this.clientId, clientSecret).noneMatch(String::isBlank) && isSafe(this.issuer);
        if (!complete && !this.issuer.isEmpty()) {
            LOG.warn(
                    "customers cannot sign in by {}: it needs an address with https, a client id and a client secret",
                    issuer);
        }
    }

    /** Whether customers can sign in by a provider at all. */
    public boolean isComplete() {
        return complete;
    }

    /**
     * How the firm calls its provider.
     *
     * @param language {@code en} or {@code it}; where the firm gave a name in the other alone, that one counts
     * @return empty where the firm gave none
     */
    public Optional<String> label(String language) {
        return (language.equals("it") ? Stream.of(italian, english) : Stream.of(english, italian))
                .filter(label -> !label.isEmpty())
                .findFirst();
    }

    /** Whether this is the provider that calls itself so; a slash at the end makes no difference. */
    public boolean isIssuer(String other) {
        return issuer.replaceAll("/$", "").equals(other.replaceAll("/$", ""));
    }

    /** Where the provider describes itself (OpenID Connect Discovery 1.0). */
    URI description() {
        return URI.create(issuer.replaceAll("/$", "") + "/.well-known/openid-configuration");
    }

    String clientId() {
        return clientId;
    }

    String clientSecret() {
        return clientSecret;
    }

    /** Where the provider sends browsers back to, never what a request names as its host. */
    String back() {
        return address + BACK;
    }

    private static boolean isSafe(String address) {
        try {
            URI uri = URI.create(address);
            String host = uri.getHost();
            return host != null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && ("https".equals(uri.getScheme())
                            || ("http".equals(uri.getScheme()) && THIS_MACHINE.contains(host)));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
