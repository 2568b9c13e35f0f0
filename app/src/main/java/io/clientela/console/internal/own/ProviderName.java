package io.clientela.console.internal.own;

import io.clientela.console.internal.oidc.ProviderSettings;
import io.clientela.console.internal.shell.Page;
import java.net.URI;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How the firm's identity provider is called before customers. */
@Component
class ProviderName {

    private final ProviderSettings settings;

    ProviderName(ProviderSettings settings) {
        this.settings = settings;
    }

    /** What stands on the button, in the language of the page; empty where nobody can sign in by a provider. */
    Optional<String> in(Page page) {
        return settings.isComplete() ? Optional.of(called(page)) : Optional.empty();
    }

    /** The name of a provider by which somebody signed in; of one that is no longer set, its host. */
    String of(String issuer, Page page) {
        return settings.isComplete() && settings.isIssuer(issuer)
                ? called(page)
                : Optional.ofNullable(URI.create(issuer).getHost()).orElse(issuer);
    }

    private String called(Page page) {
        return settings.label(page.words().language()).orElse(page.say("own.identity.any"));
    }
}
