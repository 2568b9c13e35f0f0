package io.clientela.console.internal.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.interact.Media;
import io.clientela.interact.Medium;
import io.clientela.platform.ClientelaTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** What an operator posts reaches the conversation as a form and as JSON, and nothing comes in without the secret. */
@ClientelaTest
@TestPropertySource(properties = "clientela.test=customers")
class SmsDoorTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    @LocalServerPort
    int port;

    @Autowired
    Media media;

    @Autowired
    JdbcClient jdbc;

    private HttpResponse<String> post(String secret, String type, String body)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/hooks/sms/" + secret))
                            .header("Content-Type", type)
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void aFormAndJsonAreTaken() throws IOException, InterruptedException {
        media.save(
                Medium.SMS,
                Map.of("sms-hook-secret", "0123456789abcdef", "sms-hook-text", "message.text"),
                "user:Anna");
        Awaitility.await()
                .untilAsserted(() -> assertThat(post("0123456789abcdef", "application/json", "{}")
                                .statusCode())
                        .isEqualTo(200)); // settings are kept for two seconds
        assertThat(post("0123456789abcdef", FORM, "from=%2B393330000001&message.text=S%C3%AC")
                        .body())
                .contains("message");
        assertThat(post("0123456789abcdef", "application/json", """
                {"from": "393330000001", "message": {"text": "Sì"}, "id": 12}
                """).body()).contains("message");
        assertThat(post("0123456789abcdef", "application/json", """
                [{"from": "393330000002", "message": {"text": "Uno"}, "id": 13},
                 {"from": "393330000003", "message": {"text": "BASTA"}, "id": 14}]
                """).body()).contains("message");
        assertThat(jdbc.sql("SELECT body FROM interact.received WHERE sender IN ('+393330000002', '+393330000003')"
                                + " ORDER BY sender")
                        .query(String.class)
                        .list())
                .as("all that one call tells")
                .containsExactly("Uno", "BASTA");
        assertThat(post("0123456789abcdef", "application/json", "{\"state\": 3}")
                        .body())
                .contains("nothing");
        assertThat(post("0123456789abcdef", "application/json", "{").statusCode())
                .isEqualTo(400);
        assertThat(post("other", FORM, "from=1&message.text=x").statusCode()).isEqualTo(404);
    }
}
