package io.clientela.console.internal.own;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.clientela.platform.ClientelaTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** R37: an identity provider that is down keeps nobody from coming in by a link, and nothing from starting. */
@ClientelaTest
@DirtiesContext
class SilentProviderTest {

    private static final AtomicInteger ASKED = new AtomicInteger();
    private static final HttpServer PROVIDER = down();

    @LocalServerPort
    int port;

    private static HttpServer down() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                ASKED.incrementAndGet();
                exchange.sendResponseHeaders(503, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry registry) {
        registry.add(
                "clientela.oidc.issuer",
                () -> "http://127.0.0.1:" + PROVIDER.getAddress().getPort() + "/realm");
        registry.add("clientela.oidc.client-id", () -> "bottega");
        registry.add("clientela.oidc.client-secret", () -> "secret");
    }

    @AfterAll
    static void stop() {
        PROVIDER.stop(0);
    }

    @Test
    void itIsAskedWhenSomebodySignsInAndItsSilenceIsSaidInWords() throws Exception {
        assertThat(ASKED).hasValue(0);
        assertThat(get("/own/link", "en").body()).contains("Sign in with your account");
        assertThat(ASKED).hasValue(0);

        HttpResponse<String> english = get("/own/identity", "en");
        assertThat(ASKED).hasValue(1);
        assertThat(english.statusCode()).isEqualTo(503);
        assertThat(english.body()).contains("Signing in with your account does not work at present", "Send me a link");
        HttpResponse<String> italian = get("/own/identity", "it");
        assertThat(italian.statusCode()).isEqualTo(503);
        assertThat(italian.body()).contains("Per ora non si può entrare con il Suo account", "Mandatemi un link");

        PROVIDER.stop(0);
        assertThat(get("/own/identity", "en").statusCode()).isEqualTo(503);
    }

    private HttpResponse<String> get(String path, String language) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .header("Accept-Language", language)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
